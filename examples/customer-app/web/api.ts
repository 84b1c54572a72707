import type {
  AgentBrowser,
  OperationsSettings,
  Overview,
  Problem,
  StartedLogin,
} from '../server/api-types.ts'

/** A refusal of our server, with a sentence for the person. */
class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string

  constructor({ code, message }: Problem) {
    super(message)
    this.code = code
  }
}

const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiError({
      code: 'server_unreachable',
      message: 'The server of this app does not answer. Start it with "npm start".',
    })
  }
  if (response.ok) return response
  const unknown = { code: 'unknown', message: `The server answered ${response.status}.` }
  throw new ApiError(await response.json().catch(() => unknown))
}

const connectionPath = (key: string) => `/api/connections/${encodeURIComponent(key)}`

export const api = {
  async overview(signal: AbortSignal): Promise<Overview> {
    return (await call('/api/connections', { signal })).json()
  },
  async startLogin(key: string): Promise<StartedLogin> {
    return (await call(`${connectionPath(key)}/login`, { method: 'POST' })).json()
  },
  async disconnect(key: string): Promise<void> {
    await call(connectionPath(key), { method: 'DELETE' })
  },
  async proof(key: string, signal: AbortSignal): Promise<Blob> {
    return (await call(`${connectionPath(key)}/proof.png`, { signal })).blob()
  },
  async operationsSettings(signal: AbortSignal): Promise<OperationsSettings> {
    return (await call('/api/operator/settings', { signal })).json()
  },
  async openBrowser(wish: { profileName: string; startUrl?: string }): Promise<AgentBrowser> {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(wish)
    return (await call('/api/operator/browsers', { method: 'POST', headers, body })).json()
  },
  async closeBrowser(id: string): Promise<void> {
    await call(`/api/operator/browsers/${encodeURIComponent(id)}`, { method: 'DELETE' })
  },
}
