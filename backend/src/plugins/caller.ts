import type { FastifyInstance, FastifyRequest } from 'fastify'
import { FlowError } from '../flows/errors.ts'
import type { Flow } from '../flows/records.ts'

/** Who asks: an application with an API key, or a browser with the token of one flow. */
export type Caller =
  | { kind: 'api-key'; projectId: string }
  | { kind: 'session'; projectId: string; flowId: string }

/** What a route lets in. Without a word about it, an API key alone. */
export type Access = 'api-key' | 'api-key-or-session' | 'anyone'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    access?: Access
  }
}

export interface CallerDeps {
  projectOfKey: (key: string) => Promise<string | undefined>
  readToken: (token: string) => Promise<{ connectionId: string; flowId: string } | undefined>
  findFlow: (id: string) => Promise<Flow | undefined>
  latestFlow: (connectionId: string) => Promise<Flow | undefined>
}

const unauthorized = () =>
  new FlowError(
    'unauthorized',
    'Send a valid API key or session token in the header "Authorization: Bearer …".',
  )

/** Tells who asks before anything else is read. @see wire protocol 2.1, 2.2 */
export function identifyCallers(app: FastifyInstance, deps: CallerDeps): void {
  const placeholder: Caller = { kind: 'api-key', projectId: '' }
  app.decorateRequest('caller', { getter: () => placeholder })

  async function readCaller(request: FastifyRequest, access: Access): Promise<Caller> {
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw unauthorized()
    if (token.startsWith('sk_') || !token.includes('.')) {
      const projectId = await deps.projectOfKey(token)
      if (!projectId) throw unauthorized()
      checkProject(request.headers['x-kernel-project-id'], projectId)
      return { kind: 'api-key', projectId }
    }
    const claims = await deps.readToken(token)
    if (!claims) throw unauthorized()
    const { id } = request.params as { id?: string }
    if (access !== 'api-key-or-session' || id !== claims.connectionId) {
      throw new FlowError(
        'forbidden',
        'A session token reads and answers its own connection only. Use an API key for anything else.',
      )
    }
    return readSession(claims)
  }

  async function readSession(claims: { connectionId: string; flowId: string }): Promise<Caller> {
    const flow = await deps.findFlow(claims.flowId)
    const latest = await deps.latestFlow(claims.connectionId)
    if (!flow || latest?.id !== flow.id) {
      throw new FlowError(
        'gone',
        'This login was replaced by a newer one, or its connection was deleted. Start a new login.',
      )
    }
    return { kind: 'session', projectId: flow.projectId, flowId: flow.id }
  }

  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access ?? 'api-key'
    if (access === 'anyone' || request.is404) return
    const caller = await readCaller(request, access)
    Object.defineProperty(request, 'caller', { value: caller })
  })
}

/** Naming the project of the key is the same as naming none. */
function checkProject(named: string | string[] | undefined, projectId: string): void {
  if (named && named !== projectId) {
    throw new FlowError(
      'project_not_found',
      'There is no project of that id. Leave the header X-Kernel-Project-Id out for the default project.',
    )
  }
}
