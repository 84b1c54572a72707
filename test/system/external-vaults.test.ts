import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  type ConnectItem,
  dumpRows,
  findPostgres,
  type NewEntry,
  type RunningBackend,
  startBackend,
  startConnectServer,
  startPostgres,
  writeKeepassFile,
} from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn as logInWith } from '../support/log-in.ts'

// Logins whose values stay in a KeePass file: a real file, real sites, a real browser, and a
// database that is read row by row afterwards.

const postgres = findPostgres()
const masterPassword = 'brass canary 41 master'

let running: RunningSites
let database: { url: string; close(): Promise<void> } | undefined
let folders: string[]
let keepassDir: string
let backend: RunningBackend
let kernel: Kernel
let names = 0

beforeAll(async () => {
  const folder = (purpose: string) => mkdtemp(path.join(tmpdir(), `managed-auth-${purpose}-`))
  folders = [await folder('keepass'), await folder('data')]
  const [keepass = '', dataDir = ''] = folders
  keepassDir = keepass
  running = await startSites()
  database = postgres === undefined ? undefined : await startPostgres(postgres)
  backend = await startBackend({
    MANAGED_AUTH_KEEPASS_DIR: keepassDir,
    MANAGED_AUTH_DATA_DIR: dataDir,
    ...(database && { DATABASE_URL: database.url }),
  })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend?.close()
  await database?.close()
  await running?.close()
  for (const folder of folders ?? []) await rm(folder, { recursive: true, force: true })
})

const accountOf = (name: string) => {
  const site = sites.find((candidate) => candidate.name === name)
  if (!site) throw new Error(`There is no site ${name}.`)
  return site.account
}

const newName = () => {
  names += 1
  return `external-${names}`
}

/** What a person keeps of a site in KeePass. */
const entryOf = (site: string, more: Partial<NewEntry> = {}): NewEntry => {
  const { identifier, password, totpSecret } = accountOf(site)
  return {
    group: 'Web',
    title: site,
    fields: { UserName: identifier, URL: `${running.urlOf(site)}/login` },
    secrets: {
      Password: password,
      ...(totpSecret && { otp: `otpauth://totp/x?secret=${totpSecret}` }),
    },
    ...more,
  }
}

/** Writes a file, and names it to the backend. */
async function newProvider(entries: NewEntry[]) {
  const name = newName()
  const write = (contents: NewEntry[]) =>
    writeKeepassFile(path.join(keepassDir, `${name}.kdbx`), { masterPassword, entries: contents })
  await write(entries)
  const body = { name, token: masterPassword, provider_type: 'keepass', file: `${name}.kdbx` }
  const provider = await kernel.credentialProviders.create(body as never)
  return { ...provider, write }
}

const connect = (
  site: string,
  credential: Kernel.Auth.Connections.ConnectionCreateParams['credential'],
) =>
  kernel.auth.connections.create({
    domain: running.hostOf(site),
    profile_name: newName(),
    ...(credential && { credential }),
  })

const logIn = (id: string, answers: Record<string, string>[] = []) => logInWith(kernel, id, answers)

const credentialNames = async () => (await kernel.credentials.list()).items.map(({ name }) => name)

/** What the audit log tells of a record: who opened what of it, why, and where to. */
async function openingsOf(recordId: string) {
  const headers = { authorization: `Bearer ${backend.apiKey}` }
  const response = await fetch(`${backend.url}/org/audit?record_id=${recordId}`, { headers })
  const entries: Record<string, unknown>[] = await response.json()
  return entries.map(({ actor, field, purpose, origin }) => ({ actor, field, purpose, origin }))
}

/** The ways in which a value could stand somewhere without being seen at once. */
const spellings = (value: string) => [
  value,
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
  Buffer.from(value).toString('hex'),
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
  [...value].reverse().join(''),
]

describe('a login with a password and a code out of a KeePass file', () => {
  it('asks nobody anything, and logs in again by itself', async () => {
    const provider = await newProvider([entryOf('harbor'), entryOf('keyring')])
    const connection = await connect('keyring', { provider: provider.name, auto: true })

    expect(await logIn(connection.id)).toEqual({ asked: [], status: 'SUCCESS' })
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      status: 'AUTHENTICATED',
      credential: { provider: provider.name, auto: true },
      can_reauth: true,
      can_reauth_reason: 'external_credential',
    })

    expect(await logIn(connection.id)).toEqual({ asked: [], status: 'SUCCESS' })
    const [last] = (await kernel.auth.connections.timeline(connection.id)).items
    expect(last).toMatchObject({ type: 'reauth', status: 'SUCCESS' })
  })

  it.skipIf(!postgres)('leaves nothing of them in the database or the data folder', async () => {
    const { password, totpSecret = '' } = accountOf('keyring')
    const provider = await newProvider([entryOf('keyring')])
    const connection = await connect('keyring', { provider: provider.name, path: 'Web/keyring' })
    expect(await logIn(connection.id)).toMatchObject({ status: 'SUCCESS' })
    const [flow] = (await kernel.auth.connections.timeline(connection.id)).items
    expect(await openingsOf(provider.id)).toEqual([
      {
        actor: flow?.id,
        field: 'token',
        purpose: 'ask_credential_provider',
        origin: null,
      },
    ])

    const kept = await readdir(folders[1] ?? '', { recursive: true, withFileTypes: true })
    const files = await Promise.all(
      kept
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'latin1')),
    )
    const everything = [await dumpRows(database?.url ?? ''), ...files].join('\n')
    expect(everything).toContain(connection.id)
    expect(everything).toContain('Web/keyring')
    for (const value of [password, totpSecret, masterPassword].flatMap(spellings)) {
      expect(everything.includes(value)).toBe(false)
    }
    expect(await credentialNames()).toEqual([])
  })
})

it('logs in with a password out of 1Password, through a Connect server', async () => {
  const { identifier, password } = accountOf('harbor')
  const token = 'canary-connect-token-3f'
  const item: ConnectItem = {
    id: 'itm1aaaaaaaaaaaaaaaaaaaaaa',
    title: 'Harbor',
    category: 'LOGIN',
    urls: [{ href: running.urlOf('harbor') }],
    fields: [
      { id: 'username', type: 'STRING', purpose: 'USERNAME', value: identifier },
      { id: 'password', type: 'CONCEALED', purpose: 'PASSWORD', value: password },
    ],
  }
  const vault = { id: 'hzt4aaaaaaaaaaaaaaaaaaaaaa', name: 'People', items: [item] }
  const server = await startConnectServer(token, [vault])
  try {
    const name = newName()
    const body = { name, token, provider_type: 'onepassword_connect', base_url: server.baseUrl }
    const { id } = await kernel.credentialProviders.create(body as never)
    expect(await kernel.credentialProviders.test(id)).toEqual({
      success: true,
      vaults: [{ id: vault.id, name: 'People' }],
    })
    const connection = await connect('harbor', { provider: name, path: 'People/Harbor' })

    expect(await logIn(connection.id)).toEqual({ asked: [], status: 'SUCCESS' })
    expect(server.asked.at(-1)).toBe(
      `GET /connect/v1/vaults/${vault.id}/items/${item.id} Bearer ${token}`,
    )
  } finally {
    await server.close()
  }
})

describe('values out of a KeePass file', () => {
  it('are those of now: a changed file is read at the next login', async () => {
    const { identifier, password } = accountOf('orbit')
    const provider = await newProvider([
      entryOf('orbit', { secrets: { Password: 'of last year' } }),
    ])
    const first = await connect('orbit', { provider: provider.name, auto: true })
    const typed = { email: identifier, password }
    expect(await logIn(first.id, [typed])).toEqual({
      asked: [expect.arrayContaining(['password'])],
      status: 'SUCCESS',
    })

    await provider.write([entryOf('orbit')])
    const second = await connect('orbit', { provider: provider.name, auto: true })
    expect(await logIn(second.id)).toEqual({ asked: [], status: 'SUCCESS' })
  })

  it('are completed by the person, and what was typed is not kept either', async () => {
    const { password } = accountOf('harbor')
    const provider = await newProvider([entryOf('harbor', { secrets: {} })])
    const connection = await connect('harbor', { provider: provider.name, auto: true })

    const wanted = { asked: [['password']], status: 'SUCCESS' }
    expect(await logIn(connection.id, [{ password }])).toEqual(wanted)
    expect(await credentialNames()).toEqual([])
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      credential: { provider: provider.name, auto: true },
    })
  })

  it('are asked of the person when they cannot be fetched', async () => {
    const { identifier, password } = accountOf('harbor')
    const provider = await newProvider([entryOf('harbor')])
    const connection = await connect('harbor', { provider: provider.name, auto: true })
    await kernel.credentialProviders.update(provider.id, { token: 'not the master password' })

    expect(await logIn(connection.id, [{ email: identifier, password }])).toEqual({
      asked: [['email', 'password']],
      status: 'SUCCESS',
    })
  })

  it('come from the first of all providers that has an item for the domain', async () => {
    const off = await newProvider([
      entryOf('ledger', { secrets: { Password: 'of one that is off' } }),
    ])
    await kernel.credentialProviders.update(off.id, { enabled: false, priority: -30 })
    await newProvider([entryOf('ledger')])
    const late = await newProvider([
      entryOf('ledger', { secrets: { Password: 'of the last one' } }),
    ])
    await kernel.credentialProviders.update(late.id, { priority: 30 })

    const connection = await connect('ledger', { auto: true })
    expect(await logIn(connection.id)).toEqual({ asked: [], status: 'SUCCESS' })
  })
})
