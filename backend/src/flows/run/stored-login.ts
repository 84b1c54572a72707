import {
  type CredentialGain,
  type SealedCredential,
  totpBinding,
  valueBinding,
} from '../credentials/ports.ts'
import { homePageOf } from '../domains.ts'
import { newId } from '../ids.ts'
import type { LoginPage, ProfileState } from '../login-page.ts'
import type { Plan } from '../plan/plan.ts'
import type { Outcome, SavedState, Store, Vault } from '../ports.ts'
import { externalReference } from '../providers/external-reference.ts'
import type { Connection } from '../records.ts'
import { readTotpKey, type TotpKey, writeTotpKey } from '../totp/totp-key.ts'
import { type Fetching, fetchedLogin } from './fetched-login.ts'
import type { KnownValues } from './known-values.ts'
import { mayTell } from './shown-question.ts'
import type { Arrival } from './walk.ts'

interface Sealing {
  store: Store
  vault: Vault
}

/** What earlier logins left: values, whom they are for, and the way. */
export interface StoredLogin {
  values: Record<string, string>
  totp: TotpKey | undefined
  provider: string | undefined
  /** The values were typed at the provider during a login, and are for it alone. */
  fromProvider: boolean
  plan: Plan | undefined
}

/**
 * What is known before a login: kept here, or fetched for this login from where it is kept.
 *
 * @param flowId - Who wants it, for the audit log.
 * @throws {FlowEnd} `customer_input_required` when it cannot be fetched and nobody is there to ask.
 */
export async function storedLogin(
  deps: Sealing & Fetching,
  connection: Connection,
  flowId: string,
): Promise<StoredLogin> {
  const { store } = deps
  const { id, credentialId, hasPlan } = connection
  if (externalReference(connection)) {
    const [fetched, plan] = await Promise.all([
      fetchedLogin(deps, connection, flowId),
      hasPlan ? store.plans.find(id) : undefined,
    ])
    return { ...fetched, provider: undefined, fromProvider: false, plan }
  }
  const [sealed, plan] = await Promise.all([
    credentialId === null ? undefined : store.credentials.sealed(credentialId),
    hasPlan ? store.plans.find(id) : undefined,
  ])
  if (!sealed || credentialId === null) {
    return { values: {}, totp: undefined, provider: undefined, fromProvider: false, plan }
  }
  const { ssoProvider: provider, fromProvider } = sealed
  const opened = await openCredential(deps, connection, sealed, flowId)
  return { ...opened, provider, fromProvider, plan }
}

async function openCredential(
  { vault }: Sealing,
  { projectId, credentialId, domain }: Connection,
  sealed: SealedCredential,
  flowId: string,
): Promise<Pick<StoredLogin, 'values' | 'totp'>> {
  const id = credentialId ?? ''
  const facts = { actor: flowId, origin: new URL(homePageOf(domain)).origin }
  // Side by side: each opening waits until it is written down, and they are written together.
  const opening = Object.entries(sealed.values).map(async ([ref, text]) => {
    const why = { purpose: 'fill_login_form', ...facts } as const
    return [ref, (await vault.open(text, valueBinding(projectId, id, ref), why)).reveal()]
  })
  const why = { purpose: 'make_totp_code', ...facts } as const
  const [values, key] = await Promise.all([
    Promise.all(opening),
    sealed.totp === undefined
      ? undefined
      : vault.open(sealed.totp, totpBinding(projectId, id), why),
  ])
  return { values: Object.fromEntries(values), totp: key && readTotpKey(key) }
}

/** The profile is sealed when it is saved: others may have saved it by then. */
export interface LeftByLogin extends Omit<Outcome, keyof SavedState> {
  state: ProfileState
}

interface Brought extends Pick<StoredLogin, 'values' | 'provider'> {
  known: KnownValues
  /** The authenticator key a person gave. */
  given: TotpKey | undefined
}

/** What this login leaves for the next: the profile, and the values that are not kept yet. */
export async function outcomeOf(
  { vault }: Sealing,
  connection: Connection,
  page: LoginPage,
  arrival: Arrival,
  brought: Brought,
): Promise<LeftByLogin> {
  const { known } = brought
  const { saveCredentials } = connection
  const state = await page.saveState()
  const refs = [...known.durable().keys()]
  // What is kept elsewhere stays there, and so does what was typed in its place.
  const isKept = saveCredentials && !externalReference(connection)
  const gain = isKept ? await gainOf({ vault }, connection, arrival, brought) : undefined
  return {
    state,
    postLoginUrl: arrival.url,
    ...(arrival.requirements && {
      requirements: arrival.requirements,
      typedRefs: refs.filter((ref) => mayTell(ref, known.conceal)),
    }),
    plan: arrival.plan,
    ...(gain && { credential: gain }),
  }
}

async function gainOf(
  { vault }: Pick<Sealing, 'vault'>,
  connection: Connection,
  arrival: Arrival,
  { known, values, provider, given }: Brought,
): Promise<CredentialGain | undefined> {
  const { projectId, profileName, domain } = connection
  const news = [...known.durable()].filter(
    // A page may name its fields after what was typed: names are kept in the clear.
    ([ref, value]) => values[ref] !== value.reveal() && mayTell(ref, known.conceal),
  )
  if (news.length === 0 && !given) return undefined

  const isNew = connection.credentialId === null
  const id = connection.credentialId ?? newId('cred')
  const sealedValues: Record<string, string> = {}
  for (const [ref, value] of news) {
    sealedValues[ref] = await vault.seal(value, valueBinding(projectId, id, ref))
  }
  const { ssoProvider, isAtSite } = arrival
  const isElsewhere = ssoProvider !== provider && news.length > 0 && !isAtSite
  return {
    id,
    ...(isNew && { suggestedName: `${profileName}-${domain}` }),
    sealedValues,
    ...(given && { sealedTotp: await vault.seal(writeTotpKey(given), totpBinding(projectId, id)) }),
    ...((isNew || isElsewhere) && { ssoProvider: ssoProvider ?? null }),
  }
}
