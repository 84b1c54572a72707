import type { CreateCredential, Credential, UpdateCredential } from '#protocol'
import { type KeyProblem, readAuthenticatorKey } from '../core/authenticator-key.ts'

// From a form to what is sent. Inputs are found by their names; nothing else keeps what was typed.

/** A value the form asks for. */
export interface ValueRow {
  /** Stands in the names of its inputs. */
  id: number
  /** The name it is stored under; absent while the person names it. */
  key: string | undefined
  /** It has a value on the server. */
  stored: boolean
  /** Its value is to be removed. */
  removed: boolean
}

export type Wrong =
  | 'required'
  | 'badDomain'
  | 'nothingEntered'
  | 'valueTwice'
  | 'nameTaken'
  | KeyProblem

/** By the name of an input. */
export type Faults = Record<string, Wrong>

export const inputName = {
  name: 'name',
  domain: 'domain',
  provider: 'provider',
  key: 'authenticator-key',
  value: ({ id }: Pick<ValueRow, 'id'>) => `value-${id}`,
  valueName: ({ id }: Pick<ValueRow, 'id'>) => `value-name-${id}`,
}

/** The row of the user name, before anything is known of how the site calls it. */
const userNameKey = 'username'
const userNameKeys = [userNameKey, 'email', 'identifier', 'phone']

/** A row for everything that is stored, and for user name and password in any case. */
export function rowsOf(credential: Credential | undefined): ValueRow[] {
  const stored = credential?.value_keys ?? []
  const hasUserName = stored.some((key) => userNameKeys.includes(key))
  const missing = [
    ...(hasUserName ? [] : [userNameKey]),
    ...(stored.includes('password') ? [] : ['password']),
  ]
  return [
    ...stored.map((key) => ({ key, stored: true })),
    ...missing.map((key) => ({ key, stored: false })),
  ]
    .map((row, id) => ({ ...row, id, removed: false }))
    .sort((a, b) => rankOf(a.key) - rankOf(b.key))
}

/** In the order in which sites ask. */
const rankOf = (key: string): number =>
  userNameKeys.includes(key) ? 0 : key === 'password' ? 1 : 2

interface Draft {
  name: string
  domain: string
  provider: string
  values: Record<string, string>
  removed: string[]
  /** `undefined`: as it is. `''`: to be removed. */
  key: string | undefined
}

/** What stands in the form, or what is wrong with it. */
export function readDraft(
  form: FormData,
  rows: ValueRow[],
  { isNew, removesKey }: { isNew: boolean; removesKey: boolean },
): { draft: Draft; faults?: undefined } | { faults: Faults } {
  const faults: Faults = {}
  const name = textOf(form, inputName.name)
  if (!name) faults[inputName.name] = 'required'
  const domain = textOf(form, inputName.domain)
  if (isNew && !domain) faults[inputName.domain] = 'required'
  else if (isNew && !isDomain(domain)) faults[inputName.domain] = 'badDomain'

  const values = new Map<string, string>()
  for (const row of rows) {
    // As it was typed: a password may begin or end with a blank.
    const value = String(form.get(inputName.value(row)) ?? '')
    if (value === '' || row.removed) continue
    const key = row.key ?? textOf(form, inputName.valueName(row))
    if (!key) faults[inputName.valueName(row)] = 'required'
    else if (values.has(key) || isOtherRow(rows, row, key)) {
      faults[inputName.valueName(row)] = 'valueTwice'
    } else values.set(storedKey(key, value, row, rows), value)
  }

  const typedKey = textOf(form, inputName.key)
  const problem = typedKey ? readAuthenticatorKey(typedKey).problem : undefined
  if (problem) faults[inputName.key] = problem
  if (isNew && values.size === 0 && !typedKey && Object.keys(faults).length === 0) {
    const [first] = rows
    faults[first ? inputName.value(first) : inputName.key] = 'nothingEntered'
  }

  if (Object.keys(faults).length > 0) return { faults }
  const removed = rows.flatMap(({ key, stored, removed }) =>
    key && stored && removed ? [key] : [],
  )
  return {
    draft: {
      ...{ name, domain, removed },
      provider: textOf(form, inputName.provider),
      values: Object.fromEntries(values),
      key: typedKey || (removesKey ? '' : undefined),
    },
  }
}

export function toCreate({ name, domain, values, provider, key }: Draft): CreateCredential {
  return {
    ...{ name, domain, values },
    ...(provider && { sso_provider: provider }),
    ...(key && { totp_secret: key }),
  }
}

/** Only what is to change: what is not named stays. */
export function toUpdate(draft: Draft, credential: Credential): UpdateCredential {
  const { name, values, removed, provider, key } = draft
  return {
    ...(name !== credential.name && { name }),
    ...(Object.keys(values).length > 0 && { values }),
    ...(removed.length > 0 && { remove_value_keys: removed }),
    ...(provider !== (credential.sso_provider ?? '') && { sso_provider: provider }),
    ...(key !== undefined && { totp_secret: key }),
  }
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** A host, perhaps with its scheme, port or path: the server takes it apart. */
const isDomain = (typed: string): boolean => {
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  return !/\s/.test(typed) && URL.canParse(address) && /[.:]|localhost/.test(typed)
}

const isOtherRow = (rows: ValueRow[], row: ValueRow, key: string): boolean =>
  rows.some((other) => other !== row && other.key === key)

/** Sites and the API say `email` for a user name that is one. A name that was given stays. */
const storedKey = (key: string, value: string, { stored }: ValueRow, rows: ValueRow[]): string =>
  key === userNameKey && !stored && /^\S+@\S+$/.test(value) && !isOtherKey(rows, 'email')
    ? 'email'
    : key

const isOtherKey = (rows: ValueRow[], key: string): boolean => rows.some((row) => row.key === key)
