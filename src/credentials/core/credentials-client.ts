import type {
  CreateCredential,
  CreateCredentialProvider,
  Credential,
  CredentialProvider,
  CredentialProviderTestResult,
  CredentialUse,
  UpdateCredential,
  UpdateCredentialProvider,
} from '#protocol'
import {
  createHandlerCalls,
  type HandlerOptions,
  type HandlerPage,
  searchOf,
} from '../../core/handler-calls.ts'
import {
  isCredential,
  isCredentialProvider,
  isCredentialUse,
  isTestResult,
} from './answer-checks.ts'

export type CredentialsClientOptions = HandlerOptions

export interface CredentialFilter {
  /** Part of a name or a domain, in any case; or a whole id. */
  query?: string | undefined
  domain?: string | undefined
}

export type CredentialPage = HandlerPage<Credential>

export interface CredentialUses {
  connections: CredentialUse[]
  /** There are too many connections to look through all of them. */
  more: boolean
}

/**
 * Asks the customer's own server, never the API. Every call throws `ClientError`; values go out in
 * create and update only, and none ever comes back.
 */
export interface CredentialsClient {
  /** Without a slash at the end. */
  readonly handlerUrl: string
  list(
    filter: CredentialFilter & { offset?: number | undefined },
    signal?: AbortSignal,
  ): Promise<CredentialPage>
  /** With the names of its values, which lists leave out. */
  retrieve(id: string, signal?: AbortSignal): Promise<Credential>
  create(body: CreateCredential): Promise<Credential>
  /** What is left out stays as it is. */
  update(id: string, body: UpdateCredential): Promise<Credential>
  remove(id: string): Promise<void>
  /** The connections that would no longer log in by themselves without it. */
  uses(id: string, signal?: AbortSignal): Promise<CredentialUses>
  providers(signal?: AbortSignal): Promise<CredentialProvider[]>
  createProvider(body: CreateCredentialProvider): Promise<CredentialProvider>
  updateProvider(id: string, body: UpdateCredentialProvider): Promise<CredentialProvider>
  removeProvider(id: string): Promise<void>
  /** Whether the vault lets us in. A refused token is an answer, no error. */
  testProvider(id: string, signal?: AbortSignal): Promise<CredentialProviderTestResult>
}

/** More external vaults than an organisation has; the server's own limit for a page. */
const mostProviders = 100

export function createCredentialsClient(options: CredentialsClientOptions = {}): CredentialsClient {
  const { handlerUrl, request, ask, askList } = createHandlerCalls(options)
  const credential = (id: string) => `/credentials/${encodeURIComponent(id)}`
  const provider = (id: string) => `/providers/${encodeURIComponent(id)}`

  return {
    handlerUrl,
    list: (filter, signal) => askList(isCredential, `/credentials${searchOf(filter)}`, { signal }),
    retrieve: (id, signal) => ask(isCredential, credential(id), { signal }),
    create: (body) => ask(isCredential, '/credentials', { method: 'POST', body }),
    update: (id, body) => ask(isCredential, credential(id), { method: 'PATCH', body }),
    async remove(id) {
      await request(credential(id), { method: 'DELETE' })
    },
    async uses(id, signal) {
      const path = `${credential(id)}/connections`
      const { items, nextOffset } = await askList(isCredentialUse, path, { signal })
      return { connections: items, more: nextOffset !== undefined }
    },
    providers: async (signal) =>
      (await askList(isCredentialProvider, `/providers?limit=${mostProviders}`, { signal })).items,
    createProvider: (body) => ask(isCredentialProvider, '/providers', { method: 'POST', body }),
    updateProvider: (id, body) =>
      ask(isCredentialProvider, provider(id), { method: 'PATCH', body }),
    async removeProvider(id) {
      await request(provider(id), { method: 'DELETE' })
    },
    testProvider: (id, signal) =>
      ask(isTestResult, `${provider(id)}/test`, { method: 'POST', signal }),
  }
}
