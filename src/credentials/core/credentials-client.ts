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
import { asClientError, ClientError } from '../../core/client-error.ts'
import {
  isCredential,
  isCredentialProvider,
  isCredentialUse,
  isTestResult,
  isWireError,
} from './answer-checks.ts'

export interface CredentialsClientOptions {
  /** Where your server mounts `createManagedAuthHandler`. @default '/api/managed-auth' */
  handlerUrl?: string | undefined
  /** @default the global `fetch` at the time of each call */
  fetch?: typeof fetch | undefined
}

export interface CredentialFilter {
  /** Part of a name or a domain, in any case; or a whole id. */
  query?: string | undefined
  domain?: string | undefined
}

export interface CredentialPage {
  items: Credential[]
  /** Where the next page begins; absent on the last. */
  nextOffset: number | undefined
}

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

interface Call {
  method?: 'POST' | 'PATCH' | 'DELETE' | undefined
  body?: unknown
  signal?: AbortSignal | undefined
}

/** More external vaults than an organisation has; the server's own limit for a page. */
const mostProviders = 100

export function createCredentialsClient(options: CredentialsClientOptions = {}): CredentialsClient {
  const handlerUrl = (options.handlerUrl ?? '/api/managed-auth').replace(/\/+$/, '')

  const request = async (path: string, { method, body, signal }: Call): Promise<Response> => {
    // Resolved at each call: a copy taken earlier would walk past mocks and instrumentation.
    const response = await (options.fetch ?? globalThis.fetch)(handlerUrl + path, {
      method: method ?? 'GET',
      headers: {
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
    }).catch((cause) => {
      throw asClientError(cause)
    })
    if (response.ok) return response
    throw refusal(response, await readBody(response))
  }

  const ask = async <T>(check: (value: unknown) => value is T, path: string, call: Call) => {
    const response = await request(path, call)
    const value = await readBody(response)
    if (check(value)) return value
    throw notUnderstood(response)
  }

  const askList = async <T>(check: (value: unknown) => value is T, path: string, call: Call) => {
    const response = await request(path, call)
    const items = await readBody(response)
    if (!Array.isArray(items) || !items.every(check)) throw notUnderstood(response)
    const { headers } = response
    const more = headers.get('X-Has-More') === 'true'
    return { items, nextOffset: more ? Number(headers.get('X-Next-Offset')) : undefined }
  }

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

function searchOf(filter: object): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

const readBody = (response: Response): Promise<unknown> => response.json().catch(() => undefined)

const notUnderstood = ({ status }: Response) =>
  new ClientError('invalid_response', 'The server answered in a way this version does not know.', {
    status,
  })

function refusal({ status }: Response, body: unknown): ClientError {
  if (isWireError(body)) return new ClientError(body.code, body.message, { status })
  const code = { 401: 'unauthorized', 403: 'forbidden', 404: 'not_found' }[status]
  return new ClientError(code ?? 'internal_error', `The server answered ${status}.`, { status })
}
