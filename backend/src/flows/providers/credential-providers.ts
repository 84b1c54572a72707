import type {
  CreateCredentialProvider,
  CredentialProvider,
  CredentialProviderItem,
  CredentialProviderTestResult,
  Paging,
  UpdateCredentialProvider,
} from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Clock, Sealer } from '../ports.ts'
import type { PageOf } from '../records.ts'
import { Secret } from '../secret.ts'
import type { VaultItem } from './external-vault.ts'
import { pathOf } from './find-item.ts'
import {
  accessBinding,
  type CredentialProviderChange,
  type CredentialProviderRecord,
  type CredentialProviderStore,
} from './ports.ts'
import type { ProviderDesk } from './provider-reader.ts'
import { type CheckedAccess, checkAccess } from './provider-settings.ts'

export interface CredentialProviderServiceDeps {
  providers: CredentialProviderStore
  sealer: Sealer
  desk: ProviderDesk
  now: Clock
  /** Throws for a host in a private network, unless the operator allows those. */
  refusePrivate: (field: string, hostname: string) => void
}

/** Password managers of an organisation, which logins fetch values from. @see wire protocol 6 */
export type CredentialProviderService = ReturnType<typeof createCredentialProviderService>

/** Seconds. */
const usualCache = 300

export function createCredentialProviderService(deps: CredentialProviderServiceDeps) {
  const { providers, sealer, desk, now, refusePrivate } = deps

  async function find(projectId: string, id: string): Promise<CredentialProviderRecord> {
    const provider = await providers.find(projectId, id)
    if (!provider) throw unknownProvider(id)
    return provider
  }

  const sealToken = (owner: { projectId: string; id: string }, token: string) =>
    sealer.seal(new Secret(token), accessBinding(owner, 'token'))
  const sealKeyFile = (owner: { projectId: string; id: string }, keyFile: string) =>
    sealer.seal(new Secret(keyFile), accessBinding(owner, 'key_file'))

  return {
    /** @throws {FlowError} `invalid_input`, `private_network_not_allowed`, `conflict` */
    async create(projectId: string, body: CreateCredentialProvider): Promise<CredentialProvider> {
      const { provider_type: type, name } = body
      const access = checkAccess(type, body, { refusePrivate, hasKeyFile: false })
      const { token = '', keyFile, baseUrl = null, file = null } = access
      if (type === 'onepassword_connect' && baseUrl === null) throw missing('base_url')
      if (type === 'keepass' && file === null) throw missing('file')
      const owner = { projectId, id: newId('cp') }
      const created = await providers.insert({
        ...owner,
        name,
        type,
        cacheSeconds: body.cache_ttl_seconds ?? usualCache,
        baseUrl,
        file,
        sealedToken: await sealToken(owner, token),
        sealedKeyFile: keyFile ? await sealKeyFile(owner, keyFile) : null,
        createdAt: now(),
      })
      if ('existingId' in created) throw nameTaken(created.existingId)
      return view(created)
    },

    /** @throws {FlowError} `not_found` */
    retrieve: async (projectId: string, id: string): Promise<CredentialProvider> =>
      view(await find(projectId, id)),

    /** In the order they are asked in. */
    async list(
      projectId: string,
      filter: { query?: string | undefined },
      page: Paging,
    ): Promise<PageOf<CredentialProvider>> {
      const { items, nextOffset } = await providers.list(projectId, filter, page)
      return { items: items.map(view), nextOffset }
    },

    /** @throws {FlowError} `not_found`; and as `create`. */
    async update(
      projectId: string,
      id: string,
      body: UpdateCredentialProvider,
    ): Promise<CredentialProvider> {
      const provider = await find(projectId, id)
      const { type, hasKeyFile } = provider
      const access = checkAccess(type, body, { refusePrivate, hasKeyFile })
      refuseToSendElsewhere(provider, access)
      const { keyFile, baseUrl, file } = access
      const change: CredentialProviderChange = {
        ...(body.name !== undefined && { name: body.name }),
        ...(body.enabled !== undefined && { enabled: body.enabled }),
        ...(body.priority !== undefined && { priority: body.priority }),
        ...(body.cache_ttl_seconds !== undefined && { cacheSeconds: body.cache_ttl_seconds }),
        ...(baseUrl !== undefined && { baseUrl }),
        ...(file !== undefined && { file }),
        ...(access.token !== undefined && { sealedToken: await sealToken(provider, access.token) }),
        ...(keyFile !== undefined && {
          sealedKeyFile: keyFile === null ? null : await sealKeyFile(provider, keyFile),
        }),
      }
      const updated = await providers.update(projectId, id, change, now())
      if (updated === undefined) throw unknownProvider(id)
      if (updated === 'name_taken') throw nameTaken()
      return view(updated)
    },

    /** Connections that used it use none from then on. @throws {FlowError} `not_found` */
    async remove(projectId: string, id: string): Promise<void> {
      if (!(await providers.remove(projectId, id))) throw unknownProvider(id)
    },

    /** @throws {FlowError} `not_found`, `credential_provider_failed` */
    async items(projectId: string, id: string): Promise<CredentialProviderItem[]> {
      await find(projectId, id)
      return (await desk.providerItems({ projectId, providerId: id })).map(viewItem)
    },

    /** Asks the provider now. That it fails is an answer. @throws {FlowError} `not_found` */
    async test(projectId: string, id: string): Promise<CredentialProviderTestResult> {
      await find(projectId, id)
      try {
        return { success: true, vaults: await desk.providerVaults({ projectId, providerId: id }) }
      } catch (error) {
        const isAnswer = error instanceof FlowError && error.code === 'credential_provider_failed'
        if (!isAnswer) throw error
        return { success: false, vaults: [], error: error.message }
      }
    },
  }
}

/** A token that is kept goes to the server it was given for. Another server gets one of its own. */
function refuseToSendElsewhere(provider: CredentialProviderRecord, access: CheckedAccess): void {
  const { baseUrl, token } = access
  if (baseUrl === undefined || baseUrl === provider.baseUrl || token !== undefined) return
  throw new FlowError(
    'invalid_input',
    'A new base_url needs the token of that server. Send both together.',
  )
}

const view = (provider: CredentialProviderRecord): CredentialProvider => ({
  id: provider.id,
  name: provider.name,
  provider_type: provider.type,
  enabled: provider.enabled,
  priority: provider.priority,
  cache_ttl_seconds: provider.cacheSeconds,
  ...(provider.baseUrl !== null && { base_url: provider.baseUrl }),
  ...(provider.file !== null && { file: provider.file, has_key_file: provider.hasKeyFile }),
  created_at: provider.createdAt.toISOString(),
  updated_at: provider.updatedAt.toISOString(),
})

const viewItem = (item: VaultItem): CredentialProviderItem => ({
  id: item.id,
  title: item.title,
  path: pathOf(item),
  vault_id: item.vaultId,
  vault_name: item.vaultName,
  urls: item.urls,
})

const unknownProvider = (id: string) =>
  new FlowError(
    'not_found',
    `There is no credential provider ${id}. List the providers for their ids.`,
  )

const nameTaken = (existingId?: string) =>
  new FlowError(
    'conflict',
    'A credential provider of this organisation has that name already. Choose another name.',
    existingId === undefined ? {} : { existingId },
  )

const missing = (field: string) =>
  new FlowError('invalid_input', `A provider of this type needs "${field}". Send it as well.`)
