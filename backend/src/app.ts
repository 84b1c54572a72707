import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ScriptService } from './flows/browser-sessions/script-service.ts'
import type { CheckService } from './flows/checks/check-service.ts'
import type { ConnectionService } from './flows/connections.ts'
import type { CredentialService } from './flows/credentials/credential-service.ts'
import type { AuditReader } from './flows/custody/ports.ts'
import type { FlowService } from './flows/flow-service.ts'
import type { ProfileService } from './flows/profiles.ts'
import type { CredentialProviderService } from './flows/providers/credential-providers.ts'
import type { ProxyService } from './flows/proxies/proxy-service.ts'
import type { ReplayService } from './flows/recordings/replay-service.ts'
import { type CallerDeps, identifyCallers } from './plugins/caller.ts'
import { allowOtherOrigins } from './plugins/cors.ts'
import { answerErrors } from './plugins/errors.ts'
import { describeApi } from './plugins/openapi.ts'
import { auditRoutes } from './routes/audit.ts'
import { type BrowserRouteDeps, browserRoutes } from './routes/browsers.ts'
import { connectionRoutes } from './routes/connections.ts'
import { credentialProviderRoutes } from './routes/credential-providers.ts'
import { credentialRoutes } from './routes/credentials.ts'
import { type FlowRouteDeps, flowRoutes } from './routes/flows.ts'
import { healthRoutes } from './routes/health.ts'
import { healthCheckRoutes } from './routes/health-checks.ts'
import { type HostedPageDeps, hostedPageRoutes } from './routes/hosted-page.ts'
import { type LiveViewRouteDeps, liveViewRoutes } from './routes/live-view.ts'
import { profileRoutes } from './routes/profiles.ts'
import { proxyRoutes } from './routes/proxies.ts'
import { replayRoutes } from './routes/replays.ts'
import { scriptRoutes } from './routes/scripts.ts'

export interface AppDeps {
  audit: AuditReader
  callers: CallerDeps
  connections: ConnectionService
  credentials: CredentialService
  credentialProviders: CredentialProviderService
  checks: CheckService
  flows: FlowService
  profiles: ProfileService
  replays: ReplayService
  proxies: ProxyService
  /** Absent where no browser can be entered from this process. */
  scripts: ScriptService | undefined
  browsers: BrowserRouteDeps
  /** Absent where no browser runs in this process. */
  liveView: LiveViewRouteDeps | undefined
  issueToken: FlowRouteDeps['issueToken']
  checkStore: () => Promise<void>
  isAway: (error: unknown) => boolean
  hostedPage: HostedPageDeps
  now: () => Date
  heartbeatMs: number
  log: FastifyBaseLogger
}

/** The whole HTTP side, without a port: `inject` it in a test, `listen` with it in `main`. */
export async function buildApp(deps: AppDeps) {
  const { log, now, flows, issueToken, heartbeatMs } = deps
  const app = Fastify({
    loggerInstance: log,
    // Bodies here are small; nothing larger is read into memory.
    bodyLimit: 64 * 1024,
    // Names stand in paths: 255 characters, some of them two.
    routerOptions: { maxParamLength: 600 },
    // Addresses carry handoff codes; the request line is logged by `logRequests` without its query.
    logController: new LogController({ disableRequestLogging: true }),
    // Ended streams must not keep the process.
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptJsonBodies(app)
  answerErrors(app, deps.isAway)
  logRequests(app)

  await allowOtherOrigins(app)
  identifyCallers(app, deps.callers)
  await describeApi(app)
  await app.register(healthRoutes, { checkStore: deps.checkStore })
  await app.register(connectionRoutes, { connections: deps.connections })
  await app.register(credentialRoutes, { credentials: deps.credentials })
  await app.register(credentialProviderRoutes, {
    credentialProviders: deps.credentialProviders,
  })
  await app.register(healthCheckRoutes, { checks: deps.checks })
  await app.register(flowRoutes, { flows, issueToken, now, heartbeatMs })
  await app.register(profileRoutes, { profiles: deps.profiles })
  await app.register(proxyRoutes, { proxies: deps.proxies })
  await app.register(replayRoutes, { replays: deps.replays })
  if (deps.scripts) await app.register(scriptRoutes, { scripts: deps.scripts })
  await app.register(browserRoutes, deps.browsers)
  if (deps.liveView) await app.register(liveViewRoutes, deps.liveView)
  await app.register(auditRoutes, { audit: deps.audit })
  await app.register(hostedPageRoutes, deps.hostedPage)
  return app
}

/** All that a process without the API answers: whether it is well, and the live views of its browsers. */
export async function buildHealthApp(
  deps: Pick<AppDeps, 'checkStore' | 'isAway' | 'log' | 'liveView'>,
) {
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app, deps.isAway)
  await app.register(healthRoutes, { checkStore: deps.checkStore })
  if (deps.liveView) await app.register(liveViewRoutes, deps.liveView)
  return app
}

/** JSON bodies, of which an empty one is no body: the official SDK sends `{}`, `null` or nothing at all. */
function acceptJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  // JSON is the only language here; plain text is refused by its type, not by its content.
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined)
    else void parse(request, body.toString(), done)
  })
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const fields = { method, route: routeOptions.url, status: reply.statusCode }
    request.log.info({ ...fields, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}
