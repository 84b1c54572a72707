import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FlowError } from '../errors.ts'
import type { Vault } from '../ports.ts'
import type { Connection } from '../records.ts'
import { Secret } from '../secret.ts'
import {
  type ExternalVault,
  ExternalVaultError,
  type OpenExternalVault,
  type ProviderAccess,
  type VaultItem,
} from './external-vault.ts'
import type { CredentialProviderRecord, CredentialProviderStore } from './ports.ts'
import { createProviderReader } from './provider-reader.ts'

const noon = new Date('2026-01-01T12:00:00Z').getTime()
const projectId = 'proj_1'

let clock: number
let known: CredentialProviderRecord[]
let asked: string[]
let items: Record<string, VaultItem[]>
let trouble: ExternalVaultError | undefined
let openings: object[]

const provider = (
  name: string,
  more: Partial<CredentialProviderRecord> = {},
): CredentialProviderRecord => ({
  id: `cp_${name}`,
  projectId,
  name,
  type: 'onepassword',
  enabled: true,
  priority: 0,
  cacheSeconds: 300,
  baseUrl: null,
  file: null,
  hasKeyFile: false,
  createdAt: new Date(noon),
  updatedAt: new Date(noon),
  ...more,
})

const item = (title: string, ...urls: string[]): VaultItem => ({
  id: `id-${title}`,
  title,
  vaultId: 'v1',
  vaultName: 'Work',
  urls,
})

const connection = (more: Partial<Connection>) =>
  ({
    id: 'ma_1',
    projectId,
    domain: 'example.com',
    credentialLookup: 'domain',
    credentialProviderId: 'cp_one',
    credentialPath: null,
    ...more,
  }) as Connection

beforeEach(() => {
  clock = noon
  known = [provider('one')]
  items = { one: [item('Other', 'https://other.example'), item('Site', 'https://example.com')] }
  asked = []
  openings = []
  trouble = undefined
})

const gone = new ExternalVaultError('item_not_found', 'It is gone.')

/** A password manager whose items are called by the token it is opened with. */
const open = async ({ token, keyFile }: ProviderAccess): Promise<ExternalVault> => {
  const name = token.reveal().replace('token of ', '')
  asked.push(`open ${name}${keyFile ? ' with a key file' : ''}`)
  const say = async <T>(what: string, answer: T): Promise<T> => {
    asked.push(`${what} ${name}`)
    if (trouble) throw trouble
    return answer
  }
  return {
    vaults: () => say('vaults', [{ id: 'v1', name: 'Work' }]),
    items: () => say('items', items[name] ?? []),
    read: ({ id }) => {
      if (!items[name]?.some((one) => one.id === id)) throw gone
      return say(`read ${id}`, { values: { password: `of ${id}` }, totpSecret: 'ABC' })
    },
  }
}

const newReader = (vault: Partial<Vault> = {}, opening: OpenExternalVault = open) =>
  createProviderReader({
    providers: {
      find: async (_project, id) => known.find((one) => one.id === id),
      enabled: async () => known.filter(({ enabled }) => enabled),
      sealed: async (id) => ({
        sealedToken: `token of ${id.slice(3)}`,
        sealedKeyFile: id === 'cp_file' ? 'key' : null,
      }),
    } as Partial<CredentialProviderStore> as CredentialProviderStore,
    vault: {
      open: async (sealed, binding, opening) => {
        openings.push({ ...binding, ...opening })
        return new Secret(sealed)
      },
      ...vault,
    } as Vault,
    open: opening,
    now: () => new Date(clock),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })

describe('values for a connection', () => {
  it('come from the first item for its domain, with what codes are made from', async () => {
    const found = await newReader().fetch(connection({}), 'mas_1')

    expect(found).toEqual({ values: { password: 'of id-Site' }, totpSecret: 'ABC' })
    expect(asked).toEqual(['open one', 'items one', 'read id-Site one'])
  })

  it('come from the item at a path, by names or by ids', async () => {
    const reader = newReader()
    const at = (credentialPath: string) =>
      reader.fetch(connection({ credentialLookup: 'path', credentialPath }), 'mas_1')

    expect(await at('Work/Other')).toMatchObject({ values: { password: 'of id-Other' } })
    expect(await at('v1/id-Other')).toMatchObject({ values: { password: 'of id-Other' } })
    await expect(at('Work/Nothing')).rejects.toMatchObject({ code: 'item_not_found' })
  })

  it('are not guessed where two items bear the same path', async () => {
    items.one = [item('Site'), { ...item('Site'), id: 'second' }]
    const reader = newReader()
    const at = (credentialPath: string) =>
      reader.fetch(connection({ credentialLookup: 'path', credentialPath }), 'mas_1')

    await expect(at('Work/Site')).rejects.toThrow(/several/)
    expect(await at('v1/second')).toMatchObject({ values: { password: 'of second' } })
  })

  it('come from the first provider in order that has an item for the domain', async () => {
    known = [provider('empty'), provider('off', { enabled: false }), provider('one')]
    items.off = items.one ?? []

    const found = await newReader().fetch(
      connection({ credentialLookup: 'any', credentialProviderId: null }),
      'mas_1',
    )
    expect(found).toMatchObject({ values: { password: 'of id-Site' } })
    expect(asked.join()).not.toContain('off')
  })

  it('come from a provider behind one that cannot be asked', async () => {
    known = [provider('shut', { type: 'keepass' }), provider('one')]
    const any = connection({ credentialLookup: 'any', credentialProviderId: null })
    const refusing = async (access: ProviderAccess) => {
      if (access.token.reveal() === 'token of shut') throw shut
      return open(access)
    }
    const shut = new ExternalVaultError('access_refused', 'Wrong password.')

    const found = await newReader({}, refusing).fetch(any, 'mas_1')
    expect(found).toMatchObject({ values: { password: 'of id-Site' } })
    items.one = []
    await expect(newReader({}, refusing).fetch(any, 'mas_1')).rejects.toBe(shut)
  })

  it('are none when nothing is for the domain, or the provider was deleted', async () => {
    const reader = newReader()

    expect(await reader.fetch(connection({ domain: 'foreign.example' }), 'mas_1')).toBeUndefined()
    expect(await reader.fetch(connection({ credentialProviderId: null }), 'mas_1')).toBeUndefined()
    expect(asked.join()).not.toContain('read')
  })

  it('are never fetched from a provider that is switched off', async () => {
    known = [provider('one', { enabled: false })]

    const fetching = newReader().fetch(connection({}), 'mas_1')
    await expect(fetching).rejects.toMatchObject({ code: 'not_configured' })
    expect(asked).toEqual([])
  })
})

describe('what is kept of a provider', () => {
  it('is the list of its items, for as long as it says, and never a value', async () => {
    const reader = newReader()
    for (const seconds of [0, 299, 300]) {
      clock = noon + seconds * 1000
      await reader.fetch(connection({}), 'mas_1')
    }

    expect(asked.filter((what) => what === 'items one')).toHaveLength(2)
    expect(asked.filter((what) => what === 'read id-Site one')).toHaveLength(3)
  })

  it('is nothing when it says so, and nothing of before a change', async () => {
    const reader = newReader()
    const list = () => reader.providerItems({ projectId, providerId: 'cp_one' })
    await list()
    known = [provider('one', { updatedAt: new Date(noon + 1) })]
    await list()
    known = [provider('one', { updatedAt: new Date(noon + 2), cacheSeconds: 0 })]
    await list()
    await list()

    expect(asked.filter((what) => what === 'items one')).toHaveLength(4)
  })

  it('is asked for anew when it lacks the path that is named', async () => {
    const reader = newReader()
    await reader.providerItems({ projectId, providerId: 'cp_one' })
    items.one = [item('New')]

    const found = await reader.fetch(
      connection({ credentialLookup: 'path', credentialPath: 'Work/New' }),
      'mas_1',
    )
    expect(found).toMatchObject({ values: { password: 'of id-New' } })
  })

  it('is asked for anew when an item of it was replaced meanwhile', async () => {
    const reader = newReader()
    await reader.providerItems({ projectId, providerId: 'cp_one' })
    items.one = [{ ...item('Site', 'https://example.com'), id: 'replaced' }]

    const found = await reader.fetch(connection({}), 'mas_1')
    expect(found).toMatchObject({ values: { password: 'of replaced' } })
    items.one = []
    expect(await reader.fetch(connection({}), 'mas_1')).toBeUndefined()
  })

  it('is one answer for all who ask at once, and no failure', async () => {
    const reader = newReader()
    const list = () => reader.providerItems({ projectId, providerId: 'cp_one' })
    trouble = new ExternalVaultError('unreachable', 'Nobody there.')
    await expect(list()).rejects.toThrow()
    trouble = undefined
    await Promise.all([list(), list(), list()])

    expect(asked.filter((what) => what === 'items one')).toHaveLength(2)
  })
})

it('waits for no provider longer than anybody waits for the backend', async () => {
  vi.useFakeTimers()
  const reader = newReader({ open: () => new Promise(() => undefined) })

  const testing = reader.providerVaults({ projectId, providerId: 'cp_one' })
  const refused = expect(testing).rejects.toThrow(/in time/)
  await vi.advanceTimersByTimeAsync(9_000)
  await refused
  vi.useRealTimers()
})

describe('what opens a provider', () => {
  it('is opened with a word on why, for whom and where to', async () => {
    known = [
      provider('one', { baseUrl: 'https://connect.example/path', type: 'onepassword_connect' }),
    ]
    await newReader().fetch(connection({}), 'mas_1')

    expect(openings).toEqual([
      {
        projectId,
        recordId: 'cp_one',
        field: 'token',
        purpose: 'ask_credential_provider',
        actor: 'mas_1',
        origin: 'https://connect.example',
      },
    ])
  })

  it('is a key file as well, where there is one', async () => {
    known = [provider('file', { type: 'keepass' })]
    await newReader().providerVaults({ projectId, providerId: 'cp_file' })

    expect(asked).toEqual(['open file with a key file', 'vaults file'])
  })

  it('is not opened when that cannot be written down', async () => {
    const reader = newReader({
      open: async () => {
        throw new FlowError('audit_unavailable', 'No word of it can be kept.')
      },
    })

    const fetching = reader.fetch(connection({}), 'mas_1')
    await expect(fetching).rejects.toMatchObject({ code: 'audit_unavailable' })
    expect(asked).toEqual([])
  })

  it('that does not open any more asks for a new one', async () => {
    const reader = newReader({
      open: async () => {
        throw new Error('wrong_binding_or_key')
      },
    })

    const testing = reader.providerVaults({ projectId, providerId: 'cp_one' })
    await expect(testing).rejects.toMatchObject({ code: 'credential_provider_failed' })
    await expect(testing).rejects.toThrow(/token again/)
  })
})
