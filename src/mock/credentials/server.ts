import { type HttpHandler, HttpResponse, type HttpResponseResolver, http } from 'msw'
import {
  type Credential,
  createCredentialProviderSchema,
  createCredentialSchema,
  type RequestErrorCode,
  updateCredentialProviderSchema,
  updateCredentialSchema,
} from '#protocol'
import { type Clock, systemClock } from '../clock.ts'
import { answer, pageOf, refusal } from '../handler/answers.ts'
import { createCredentialStore, type MockCredential, type MockVault } from './store.ts'

export interface MockCredentialsOptions {
  /** Stored at the start. @default none */
  credentials?: MockCredential[] | undefined
  /** External vaults connected at the start. @default none */
  vaults?: MockVault[] | undefined
  /** Where it answers, as given to the components. @default '/api/managed-auth' on any origin */
  handlerUrl?: string | undefined
  /** @default real time */
  clock?: Clock | undefined
}

export interface MockCredentials {
  /** For `setupWorker(...handlers)` and `setupServer(...handlers)`. */
  handlers: HttpHandler[]
  /** What is stored now. Values are counted by name; the mock keeps none. */
  credentials(): Credential[]
  /**
   * Refuses everything from now on.
   *
   * @returns what mends it
   */
  refuse(code: RequestErrorCode): () => void
}

interface Asked {
  id: string
  search: URLSearchParams
  body: unknown
}

const missing = () => refusal('not_found', 'There is no such thing.')
const taken = () => refusal('conflict', 'There is one of that name.')
const notAccepted = () => refusal('invalid_input', 'The body has another form.')
const done = () => new HttpResponse(null, { status: 204 })

/**
 * Your server's `createManagedAuthHandler` without a server: answers what the credential components
 * ask, and keeps names and dates in memory.
 *
 * @example
 * const mock = createMockCredentials({ credentials: [{ name: 'Work', domain: 'example.com' }] })
 * setupServer(...mock.handlers).listen()
 * render(<CredentialManager />)
 */
export function createMockCredentials(options: MockCredentialsOptions = {}): MockCredentials {
  const { handlerUrl = '*/api/managed-auth', clock = systemClock } = options
  const store = createCredentialStore(clock, {
    credentials: options.credentials ?? [],
    vaults: options.vaults ?? [],
  })
  const { credentials, uses, vaults } = store
  const refusals = new Set<RequestErrorCode>()

  const has = (records: Iterable<{ name: string }>, name: string | undefined) =>
    [...records].some((record) => record.name === name)

  const list = ({ search }: Asked) => {
    const words = search.get('query')?.toLowerCase() ?? ''
    const domain = search.get('domain')
    const found = [...credentials.values()].filter(
      (one) =>
        (one.id === words || `${one.name}\n${one.domain}`.toLowerCase().includes(words)) &&
        (domain === null || one.domain === domain),
    )
    // Single records only name their values.
    return pageOf(
      found.map(({ value_keys: _keys, ...record }) => record),
      search,
    )
  }
  const create = ({ body }: Asked) => {
    const { data } = createCredentialSchema.safeParse(body)
    if (!data) return notAccepted()
    if (has(credentials.values(), data.name)) return taken()
    return answer(store.create(data), 201)
  }
  const update = ({ id, body }: Asked) => {
    const credential = credentials.get(id)
    const { data } = updateCredentialSchema.safeParse(body)
    if (!credential) return missing()
    if (!data) return notAccepted()
    if (data.name !== credential.name && has(credentials.values(), data.name)) return taken()
    return answer(store.update(credential, data))
  }
  const createVault = ({ body }: Asked) => {
    const { data } = createCredentialProviderSchema.safeParse(body)
    if (!data) return notAccepted()
    const records = [...vaults.values()].map(({ record }) => record)
    if (has(records, data.name)) return taken()
    return answer(store.createVault(data), 201)
  }
  const updateVault = ({ id, body }: Asked) => {
    const vault = vaults.get(id)
    const { data } = updateCredentialProviderSchema.safeParse(body)
    if (!vault) return missing()
    return data ? answer(store.updateVault(vault, data)) : notAccepted()
  }
  const testVault = ({ id }: Asked) => {
    const vault = vaults.get(id)
    if (!vault) return missing()
    if (vault.refuses) return answer({ success: false, vaults: [], error: vault.refuses })
    return answer({ success: true, vaults: [{ id: 'vault_1', name: 'Team' }] })
  }
  const found = <T extends object>(records: Map<string, T>, id: string) => {
    const record = records.get(id)
    return record ? answer(record) : missing()
  }
  const remove = (records: Map<string, object>, id: string) =>
    records.delete(id) ? done() : missing()

  const at =
    (handle: (asked: Asked) => Response): HttpResponseResolver =>
    async ({ params, request }) => {
      const [refused] = refusals
      if (refused) return refusal(refused, 'The mock was told to refuse.')
      const body: unknown = await request.json().catch(() => undefined)
      const { searchParams: search } = new URL(request.url)
      return handle({ id: String(params.id), search, body })
    }

  const all = `${handlerUrl}/credentials`
  const vaultsUrl = `${handlerUrl}/providers`
  return {
    handlers: [
      http.get(all, at(list)),
      http.post(all, at(create)),
      http.get(
        `${all}/:id/connections`,
        at(({ id, search }) =>
          credentials.has(id) ? pageOf(uses.get(id) ?? [], search) : missing(),
        ),
      ),
      http.get(
        `${all}/:id`,
        at(({ id }) => found(credentials, id)),
      ),
      http.patch(`${all}/:id`, at(update)),
      http.delete(
        `${all}/:id`,
        at(({ id }) => remove(credentials, id)),
      ),
      http.get(
        vaultsUrl,
        at(({ search }) =>
          pageOf(
            [...vaults.values()].map(({ record }) => record),
            search,
          ),
        ),
      ),
      http.post(vaultsUrl, at(createVault)),
      http.patch(`${vaultsUrl}/:id`, at(updateVault)),
      http.delete(
        `${vaultsUrl}/:id`,
        at(({ id }) => remove(vaults, id)),
      ),
      http.post(`${vaultsUrl}/:id/test`, at(testVault)),
    ],
    credentials: () => [...credentials.values()],
    refuse(code) {
      refusals.add(code)
      return () => refusals.delete(code)
    },
  }
}
