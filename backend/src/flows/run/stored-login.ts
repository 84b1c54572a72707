import { newId } from '../ids.ts'
import type { LoginPage } from '../login-page.ts'
import type { Plan } from '../plan/plan.ts'
import type { Outcome, Store, Vault } from '../ports.ts'
import { profileBinding } from '../profile-state.ts'
import type { Connection } from '../records.ts'
import type { Secret } from '../secret.ts'
import type { KnownValues } from './known-values.ts'
import type { Arrival } from './walk.ts'

interface Sealing {
  store: Store
  vault: Vault
}

const valueBinding = (projectId: string, credentialId: string, ref: string) => ({
  projectId,
  recordId: credentialId,
  field: `value:${ref}`,
})

/** What earlier logins left: values, whom they are for, and the way. */
export interface StoredLogin {
  values: Record<string, string>
  provider: string | undefined
  plan: Plan | undefined
}

export async function storedLogin(deps: Sealing, connection: Connection): Promise<StoredLogin> {
  const { store } = deps
  const { id, credentialId, hasPlan } = connection
  const [values, provider, plan] = await Promise.all([
    storedValues(deps, connection),
    credentialId === null ? undefined : store.credentials.ssoProvider(credentialId),
    hasPlan ? store.plans.find(id) : undefined,
  ])
  return { values, provider, plan }
}

async function storedValues(
  { store, vault }: Sealing,
  { projectId, credentialId }: Connection,
): Promise<Record<string, string>> {
  if (!credentialId) return {}
  const sealed = await store.credentials.sealedValues(credentialId)
  const values: Record<string, string> = {}
  for (const [ref, text] of Object.entries(sealed)) {
    const binding = valueBinding(projectId, credentialId, ref)
    values[ref] = (await vault.open(text, binding, { purpose: 'fill_login_form' })).reveal()
  }
  return values
}

/** What this login leaves for the next: the profile, and the values that are not kept yet. */
export async function outcomeOf(
  { vault }: Sealing,
  connection: Connection,
  page: LoginPage,
  arrival: Arrival,
  { known, values, provider }: StoredLogin & { known: KnownValues },
): Promise<Outcome> {
  const { projectId, profileId } = connection
  const state = await page.saveState()
  const outcome: Outcome = {
    sealedState: await vault.seal(state, profileBinding(projectId, profileId)),
    postLoginUrl: arrival.url,
    requirements: arrival.requirements,
    plan: arrival.plan,
  }
  const durable = known.durable()
  const isKept = ([ref, value]: [string, Secret]) => values[ref] === value.reveal()
  const allKept = provider === arrival.ssoProvider && [...durable].every(isKept)
  if (!connection.saveCredentials || durable.size === 0 || allKept) return outcome

  const id = connection.credentialId ?? newId('cred')
  const sealedValues: Record<string, string> = {}
  for (const [ref, value] of durable) {
    sealedValues[ref] = await vault.seal(value, valueBinding(projectId, id, ref))
  }
  const suggestedName = `${connection.profileName}-${connection.domain}`
  const { ssoProvider } = arrival
  return { ...outcome, credential: { id, suggestedName, sealedValues, ssoProvider } }
}
