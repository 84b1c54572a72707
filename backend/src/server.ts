import path from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { buildApp, buildHealthApp } from './app.ts'
import { createProfileArchiver } from './archives/create-archiver.ts'
import { createCdpAddresses } from './cdp/address.ts'
import type { Config } from './config.ts'
import { resolveHost } from './egress/resolve-host.ts'
import { createExternalVaults } from './external-vaults/open-external-vault.ts'
import { createRemoteSessions } from './flows/browser-sessions/remote-sessions.ts'
import { createScriptService } from './flows/browser-sessions/script-service.ts'
import { createCheckService } from './flows/checks/check-service.ts'
import { createConnectionService } from './flows/connections.ts'
import { createCredentialService } from './flows/credentials/credential-service.ts'
import type { KeyRing } from './flows/custody/ports.ts'
import { after, tokenGraceMs } from './flows/flow-clock.ts'
import { createFlowService } from './flows/flow-service.ts'
import { newId } from './flows/ids.ts'
import { createLiveViewUrlOf } from './flows/live-views/live-view-url.ts'
import { createProfileService } from './flows/profiles.ts'
import { createCredentialProviderService } from './flows/providers/credential-providers.ts'
import { createProviderReader } from './flows/providers/provider-reader.ts'
import { createProxyService } from './flows/proxies/proxy-service.ts'
import { createReplayService } from './flows/recordings/replay-service.ts'
import { createPrivateRefusal } from './flows/refuse-private.ts'
import { createRemoteWorker } from './flows/worker/remote-worker.ts'
import { createWorker, totpReaderOf } from './flows/worker/worker.ts'
import { openBrowserSessions } from './open-browser-sessions.ts'
import { openAskThrough } from './open-egress.ts'
import { openLiveViews } from './open-live-views.ts'
import {
  makeKeysFromNowOn,
  openKeyRing,
  openSealer,
  openVault,
  readApiSecret,
} from './open-vault.ts'
import { createQueue } from './queue/create-queue.ts'
import { removeLeftFolders } from './remove-left-folders.ts'
import { createScriptRunner } from './sandbox/run-script.ts'
import { createFirstApiKey, openAccess } from './store/access.ts'
import { createAuditStore } from './store/audit.ts'
import { listenForCalls, listenForChanges } from './store/changes.ts'
import { type Database, openEmbeddedDatabase, openServerDatabase } from './store/database.ts'
import { createErrands } from './store/errands.ts'
import { createStore } from './store/store.ts'
import { createReplyBox, sealReply } from './vault/reply-box.ts'
import { createSessionTokens } from './vault/session-tokens.ts'
import { startWorker, type WorkerOptions } from './worker.ts'

/** The page that `hosted_url` leads to, as its workspace builds it. */
const hostedFolder = path.resolve(import.meta.dirname, '../../hosted/dist')

export interface Server {
  url: string
  /** The first API key, shown this once; absent when one exists or was configured. */
  newApiKey: string | undefined
  close(): Promise<void>
}

export interface ServerOptions extends WorkerOptions {
  /** Keeps the embedded database in memory, for tests. */
  inMemory?: boolean
  /** What wraps the organisations' private keys. @default the one of the configuration */
  keyRing?: KeyRing
}

const urlAt = (host: string, port: number): string =>
  `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`

/**
 * Builds the parts this process's role needs, joins them and listens.
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const database = config.databaseUrl
    ? await openServerDatabase(config.databaseUrl)
    : await openEmbeddedDatabase(options.inMemory ? undefined : config.dataDir)
  const begun: Ending[] = [() => database.close()]
  // What began last ends first.
  const close = async () => {
    for (const end of begun.splice(0).reverse()) await end()
  }
  try {
    return { ...(await startOn(database, config, options, begun)), close }
  } catch (error) {
    // Whoever could not start holds nothing: no folder, no connection, no browser.
    await close().catch(() => undefined)
    throw error
  }
}

type Ending = () => unknown

/** @param begun - Takes what ends each part, as soon as it has begun. */
async function startOn(
  database: Database,
  config: Config,
  options: ServerOptions,
  begun: Ending[],
): Promise<Omit<Server, 'close'>> {
  const now = () => new Date()
  const log = pino({ level: config.logLevel, base: null })
  const store = createStore(database.db)
  const access = await openAccess(database.db, now(), config.apiKey)
  const needsKey = config.role !== 'worker' && !config.apiKey
  const newApiKey = needsKey ? await createFirstApiKey(database.db, now()) : undefined
  const changes = await listenForChanges(database)

  const apiSecret = await readApiSecret(config)
  const sealer = openSealer(config, apiSecret, database.db, now)
  const tokens = createSessionTokens(apiSecret)
  const { allowPrivateNetwork, role } = config
  const workerId = newId('wrk')
  await removeLeftFolders()
  let publicUrl = config.publicUrl ?? ''
  // Logins that were left are gone on with before anybody listens: unless the port is the system's
  // choice, the address is known by then.
  let browsersUrl =
    config.browsersUrl ??
    ((role === 'all' && publicUrl) || (config.port > 0 ? urlAt(config.host, config.port) : ''))
  const live = openLiveViews({
    mark: sealer.mark,
    origin: () => browsersUrl,
    returnUrls: config.returnUrls,
  })
  const checkStore = async () => void (await database.db.execute(sql`select 1`))
  const calls = listenForCalls(database)
  const errands = createErrands(database)
  const queue = await createQueue({ run: database.run, listen: database.listen, log })
  begun.push(() => queue.close())

  /** What may open secrets, and a worker for those that may not. */
  async function beWorker() {
    const ring = options.keyRing ?? openKeyRing(config)
    const vault = await openVault(sealer, ring, { db: database.db, now, log })
    begun.push(await makeKeysFromNowOn(ring, database, { now, log }))
    const askThrough = openAskThrough(config, log, options.resolve)
    const gateways = config.proxyGateways
    const { resolve = resolveHost } = options
    const providers = createProviderReader({
      providers: store.providers,
      vault,
      open: createExternalVaults({
        keepassFolder: config.keepassDir,
        resolve,
        allowPrivateNetwork,
      }),
      now,
      log,
    })
    const archiver = createProfileArchiver({ executablePath: config.chromiumPath ?? '', now })
    const browsers = openBrowserSessions(config, {
      store,
      vault,
      now,
      log,
      resolve: options.resolve,
      views: live.views,
      workerId,
      origin: () => browsersUrl,
    })
    const { sessions } = browsers
    // Nobody but this process can have had browsers of the embedded database.
    if (!config.databaseUrl) await store.sessions.endAll(now())
    const worker = createWorker({
      store,
      vault,
      providers,
      now,
      gateways,
      askThrough,
      archiver,
      sessions,
    })
    const parts = {
      store,
      vault,
      providers,
      changes,
      calls,
      now,
      log,
      errands,
      worker,
      workerId,
      sealReply,
      queue,
      live: { views: live.views, origin: () => browsersUrl },
    }
    begun.push(await startWorker(config, parts, options))
    begun.push(() => browsers.stop())
    return { worker, browsers }
  }
  const { worker, browsers } =
    role === 'api'
      ? {
          worker: await createRemoteWorker(errands, await createReplyBox()),
          browsers: undefined,
        }
      : await beWorker()

  const hostedUrlOf = (id: string) => `${publicUrl}/login/${encodeURIComponent(id)}`
  const liveViewUrlOf = createLiveViewUrlOf((origin, id) => live.urlOf(id, origin))
  const flows = createFlowService({
    store,
    sealer,
    changes,
    now,
    hostedUrlOf,
    liveViewUrlOf,
  })
  const connections = createConnectionService({
    store,
    now,
    allowPrivateNetwork,
    hostedUrlOf,
    liveViewUrlOf,
  })
  const profiles = createProfileService({ store, worker, now })
  const sessions = browsers?.sessions ?? createRemoteSessions({ store, worker, now })
  const cdp = createCdpAddresses(sealer.mark)
  let ownUrl = ''
  const buildApi = () =>
    buildApp({
      audit: createAuditStore(database.db),
      callers: {
        projectOfKey: access.projectOfKey,
        readToken: (token) => tokens.read(token, now()),
        findFlow: store.flows.find,
        latestFlow: flows.latest,
      },
      connections,
      checks: createCheckService({ store, jobs: queue, connections }),
      credentials: createCredentialService({
        store,
        sealer,
        now,
        readTotpCode: totpReaderOf(worker),
      }),
      credentialProviders: createCredentialProviderService({
        providers: store.providers,
        sealer,
        desk: worker,
        now,
        refusePrivate: createPrivateRefusal(allowPrivateNetwork),
      }),
      flows,
      profiles,
      replays: createReplayService({ store, worker, sessions }),
      browsers: {
        sessions,
        profiles,
        cdpUrlOf: ({ id, origin }) => cdp.urlOf(origin ?? browsersUrl, id),
        liveViewUrlOf: ({ id, origin }) => live.urlOf(id, origin ?? browsersUrl),
      },
      scripts: createScriptService({
        findSession: sessions.retrieve,
        // What runs here is entered without the way around.
        cdpUrlOf: ({ id, origin, workerId: owner }) =>
          cdp.urlOf(owner === workerId || origin === null ? ownUrl : origin, id),
        runner: config.scripts === 'off' ? undefined : createScriptRunner(config.scripts),
      }),
      proxies: createProxyService({
        store: store.proxies,
        sealer,
        now,
        gateways: config.proxyGateways,
        refusePrivate: createPrivateRefusal(allowPrivateNetwork),
        tryOut: worker.proxyTrial,
      }),
      liveView: role === 'all' ? live.routes : undefined,
      issueToken: ({ id, connectionId, expiresAt }) =>
        tokens.issue({ connectionId, flowId: id }, after(expiresAt, tokenGraceMs)),
      checkStore,
      isAway: store.isAway,
      hostedPage: { folder: hostedFolder, returnUrls: config.returnUrls },
      now,
      heartbeatMs: config.heartbeatMs,
      log,
    })
  const app =
    role === 'worker'
      ? await buildHealthApp({ checkStore, isAway: store.isAway, log, liveView: live.routes })
      : await buildApi()
  app.server.on('upgrade', (request, socket, head) => {
    if (live.stream.isFor(request)) live.stream.upgrade(request, socket, head)
    else if (browsers) browsers.upgrade(request, socket, head)
    else socket.destroy()
  })
  begun.push(() => app.close())
  begun.push(() => live.stream.close())
  await app.listen({ port: config.port, host: config.host })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const url = urlAt(config.host, port)
  publicUrl ||= url
  ownUrl = url
  browsersUrl ||= url

  return { url, newApiKey }
}
