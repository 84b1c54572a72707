import { describe, expect, it } from 'vitest'
import {
  inputName,
  readDraft,
  rowsOf,
  toCreate,
  toUpdate,
  type ValueRow,
} from './credential-draft.ts'

const moment = '2026-11-20T12:00:00Z'
const kept = {
  ...{ id: 'cred_1', name: 'Work', domain: 'harbor.example', has_totp_secret: true },
  ...{ created_at: moment, updated_at: moment, sso_provider: 'google' },
  value_keys: ['company_id', 'email', 'password'],
}

const idOf = (rows: ValueRow[], key: string | undefined) =>
  rows.find((row) => row.key === key) ?? { id: -1 }

/** A form as the browser hands it over. */
const formOf = (values: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

const read = (
  rows: ValueRow[],
  values: Record<string, string>,
  more: { isNew?: boolean; removesKey?: boolean } = {},
) => {
  const { draft, faults } = {
    draft: undefined,
    ...readDraft(formOf(values), rows, { isNew: true, removesKey: false, ...more }),
  }
  return { draft, faults }
}

describe('a new credential', () => {
  const rows = rowsOf(undefined)
  const userName = inputName.value(idOf(rows, 'username'))
  const password = inputName.value(idOf(rows, 'password'))
  const usual = { [inputName.name]: ' Work ', [inputName.domain]: 'harbor.example' }

  it('may be partial: what is blank is not sent', () => {
    const { draft } = read(rows, { ...usual, [userName]: 'ada', [password]: '' })

    expect(draft && toCreate(draft)).toEqual({
      ...{ name: 'Work', domain: 'harbor.example', values: { username: 'ada' } },
    })
  })

  it('may hold an authenticator key alone', () => {
    const { draft } = read(rows, { ...usual, [inputName.key]: 'jbsw y3dp ehpk 3pxp' })

    expect(draft && toCreate(draft)).toMatchObject({
      ...{ values: {}, totp_secret: 'jbsw y3dp ehpk 3pxp' },
    })
  })

  it('keeps a password as it was typed, blanks included', () => {
    const { draft } = read(rows, { ...usual, [password]: '  two blanks ' })

    expect(draft?.values).toEqual({ password: '  two blanks ' })
  })

  it('calls a user name that is an address an e-mail', () => {
    const { draft } = read(rows, { ...usual, [userName]: 'ada@harbor.example' })

    expect(draft?.values).toEqual({ email: 'ada@harbor.example' })
  })

  it.each([
    ['not a site', 'badDomain'],
    ['harbor', 'badDomain'],
    ['', 'required'],
    ['harbor.example', undefined],
    ['https://harbor.example/login', undefined],
    ['harbor.localhost:5170', undefined],
    ['localhost', undefined],
  ])('is for a site: %s', (domain, fault) => {
    const { faults } = read(rows, { ...usual, [inputName.domain]: domain, [password]: 'x' })

    expect(faults?.[inputName.domain]).toBe(fault)
  })

  it('is not empty, not nameless and has no key that is none', () => {
    expect(read(rows, usual).faults).toEqual({ [userName]: 'nothingEntered' })
    expect(read(rows, { ...usual, [inputName.name]: ' ', [password]: 'x' }).faults).toEqual({
      [inputName.name]: 'required',
    })
    expect(read(rows, { ...usual, [inputName.key]: '0118999' }).faults).toEqual({
      [inputName.key]: 'invalid',
    })
    expect(read(rows, { ...usual, [inputName.key]: 'otpauth://hotp/x?secret=A' }).faults).toEqual({
      [inputName.key]: 'unsupported',
    })
  })

  it('has values of other names, each once', () => {
    const added = [7, 8].map((id) => ({ id, key: undefined, stored: false, removed: false }))
    const named = (id: number, name: string, value: string) => ({
      [inputName.valueName({ id })]: name,
      [inputName.value({ id })]: value,
    })
    const all = [...rows, ...added]

    const good = read(all, { ...usual, ...named(7, 'pin', '1'), ...named(8, '', '') })
    const nameless = read(all, { ...usual, ...named(7, '', '1') })
    const twice = read(all, { ...usual, ...named(7, 'pin', '1'), ...named(8, 'pin', '2') })
    const again = read(all, { ...usual, ...named(7, 'password', '1') })

    expect(good.draft?.values).toEqual({ pin: '1' })
    expect(nameless.faults).toEqual({ [inputName.valueName({ id: 7 })]: 'required' })
    expect(twice.faults).toEqual({ [inputName.valueName({ id: 8 })]: 'valueTwice' })
    expect(again.faults).toEqual({ [inputName.valueName({ id: 7 })]: 'valueTwice' })
  })
})

describe('a change', () => {
  const rows = rowsOf(kept)
  const unchanged = {
    [inputName.name]: 'Work',
    [inputName.domain]: 'harbor.example',
    [inputName.provider]: 'google',
  }
  const changesOf = (
    values: Record<string, string>,
    more: { rows?: ValueRow[]; removesKey?: boolean } = {},
  ) => {
    const { draft } = read(
      more.rows ?? rows,
      { ...unchanged, ...values },
      { isNew: false, ...more },
    )
    return draft && toUpdate(draft, kept)
  }

  it('of nothing sends nothing', () => {
    expect(changesOf({})).toEqual({})
  })

  it('asks for what is stored, the user name first, and for a password in any case', () => {
    expect(rows.map(({ key }) => key)).toEqual(['email', 'password', 'company_id'])
    expect(rowsOf({ ...kept, value_keys: ['pin'] }).map(({ key }) => key)).toEqual([
      ...['username', 'password', 'pin'],
    ])
  })

  it('names only what is new, what goes, and what is cleared', () => {
    const gone = rows.map((row) => ({ ...row, removed: row.key === 'company_id' }))
    const password = inputName.value(idOf(rows, 'password'))

    expect(changesOf({ [password]: 'new' })).toEqual({ values: { password: 'new' } })
    expect(changesOf({ [inputName.name]: 'Home' })).toEqual({ name: 'Home' })
    expect(changesOf({ [inputName.provider]: '' })).toEqual({ sso_provider: '' })
    expect(changesOf({}, { rows: gone })).toEqual({ remove_value_keys: ['company_id'] })
    expect(changesOf({}, { removesKey: true })).toEqual({ totp_secret: '' })
    expect(changesOf({ [inputName.key]: 'JBSWY3DPEHPK3PXP' }, { removesKey: true })).toEqual({
      totp_secret: 'JBSWY3DPEHPK3PXP',
    })
  })
})
