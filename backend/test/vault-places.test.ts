import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { totpBinding, valueBinding } from '../src/flows/credentials/ports.ts'
import type { Binding } from '../src/flows/ports.ts'
import { profileBinding } from '../src/flows/profile-state.ts'
import { accessBinding } from '../src/flows/providers/ports.ts'
import { passwordBinding } from '../src/flows/proxies/proxy.ts'
import { filmBinding } from '../src/flows/recordings/ports.ts'
import { Secret } from '../src/flows/secret.ts'
import { type Database, openEmbeddedDatabase } from '../src/store/database.ts'
import { rotateKeys } from '../src/vault/rotate-keys.ts'
import { organisationId, projectId, vaultOn } from './vault-on-database.ts'

let database: Database
let at: Awaited<ReturnType<typeof vaultOn>>
beforeAll(async () => {
  database = await openEmbeddedDatabase(undefined)
  at = await vaultOn(database)
}, 60_000)
afterAll(async () => {
  await at.close()
  await database.close()
})

/** What the product binds a text of each place to. */
const provider = { projectId, id: 'row' }
const bindings: Record<string, Binding> = {
  'credential_values.sealed': valueBinding(projectId, 'row', 'password'),
  'credentials.sealed_totp': totpBinding(projectId, 'row'),
  'profiles.sealed_state': profileBinding(projectId, 'row'),
  'credential_providers.sealed_token': accessBinding(provider, 'token'),
  'credential_providers.sealed_key_file': accessBinding(provider, 'key_file'),
  'proxies.sealed_password': passwordBinding({ projectId, id: 'row' }),
  'recordings.sealed': filmBinding({ projectId, id: 'row' }),
}

function bindingOf(place: string): Binding {
  const binding = bindings[place]
  if (!binding) throw new Error(`A text of ${place} is bound to what?`)
  return binding
}

/** A row `row` in every table, with a text in every place. */
async function fillEveryPlace(sealed: (place: string) => string): Promise<void> {
  const { db } = at
  const [id, made] = ['row', sql`now()`]
  await db.execute(sql`insert into profiles (id, project_id, name, sealed_state, created_at)
    values (${id}, ${projectId}, 'ada', ${sealed('profiles.sealed_state')}, ${made})`)
  await db.execute(sql`insert into credentials
    (id, project_id, name, domain, sealed_totp, created_at, updated_at)
    values (${id}, ${projectId}, 'ada', 'site.example', ${sealed('credentials.sealed_totp')}, ${made}, ${made})`)
  await db.execute(sql`insert into credential_values
    values (${id}, 'password', ${sealed('credential_values.sealed')})`)
  await db.execute(sql`insert into credential_providers
    (id, organisation_id, project_id, name, provider_type, enabled, priority, cache_seconds,
      sealed_token, sealed_key_file, created_at, updated_at)
    values (${id}, ${organisationId}, ${projectId}, 'keys', 'keepass', true, 0, 0,
      ${sealed('credential_providers.sealed_token')},
      ${sealed('credential_providers.sealed_key_file')}, ${made}, ${made})`)
  await db.execute(sql`insert into proxies
    (id, project_id, type, protocol, config, bypass_hosts, sealed_password, created_at)
    values (${id}, ${projectId}, 'custom', 'http', '{}', '[]', ${sealed('proxies.sealed_password')}, ${made})`)
  await db.execute(sql`insert into connections
    (id, project_id, profile_id, domain, status, allowed_domains, save_credentials, record_session,
      health_checks, auto_reauth, health_check_seconds, created_at)
    values (${id}, ${projectId}, ${id}, 'site.example', 'NEEDS_AUTH', '[]', true, true, true, true, 60, ${made})`)
  await db.execute(sql`insert into recordings
    (id, project_id, connection_id, session_id, sealed, started_at, finished_at)
    values (${id}, ${projectId}, ${id}, 'session', ${sealed('recordings.sealed')}, ${made}, ${made})`)
}

it('new keys take over the texts of every place, with the bindings the product opens them by', async () => {
  const vault = await at.startVault()
  const before = new Map<string, string>()
  for (const place of at.texts.places) {
    before.set(place, await vault.seal(new Secret(`value of ${place}`), bindingOf(place)))
  }
  await fillEveryPlace((place) => before.get(place) ?? '')
  const organisation = await at.organisations.find(organisationId)
  if (!organisation) throw new Error('the default organisation is there')

  const deps = { ...at, vault, form: 'aes-256-gcm', keptForMs: 0 } as const
  const done = await rotateKeys(deps, organisation, () => undefined)

  expect(done).toMatchObject({ resealed: before.size, unopened: 0, destroyed: 2 })
  for (const place of at.texts.places) {
    const [text, ...more] = await at.texts.page(place, organisationId, 'v1.', undefined, 9)
    expect(more).toEqual([])
    expect(text?.binding).toEqual(bindingOf(place))
    expect(text?.sealed).not.toBe(before.get(place))
    const why = { purpose: 'rotate_keys' } as const
    const opened = await vault.open(text?.sealed ?? '', bindingOf(place), why)
    expect(opened.reveal()).toBe(`value of ${place}`)
  }
})
