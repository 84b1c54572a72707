import path from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { createBrowsers } from './browser/create-browsers.ts'
import type { Config } from './config.ts'
import { createEgress } from './egress/create-egress.ts'
import { resolveHost } from './egress/resolve-host.ts'
import { createConnectionService } from './flows/connections.ts'
import { after, tokenGraceMs } from './flows/flow-clock.ts'
import { createFlowService } from './flows/flow-service.ts'
import type { Browsers } from './flows/login-page.ts'
import { addressesOf, publicAddresses, type Resolve } from './flows/private-network.ts'
import { createProfileService } from './flows/profiles.ts'
import { createFlowRunner } from './flows/run/flow-runner.ts'
import { createFirstApiKey, openAccess } from './store/access.ts'
import { listenForCalls, listenForChanges } from './store/changes.ts'
import { openEmbeddedDatabase, openServerDatabase } from './store/database.ts'
import { createStore } from './store/store.ts'
import { readOrCreateMasterKey } from './vault/master-key.ts'
import { createSessionTokens } from './vault/session-tokens.ts'
import { createVault } from './vault/vault.ts'

/** The page that `hosted_url` leads to, as its workspace builds it. */
const hostedFolder = path.resolve(import.meta.dirname, '../../hosted/dist')

export interface Server {
  url: string
  /** The first API key, shown this once; absent when one exists or was configured. */
  newApiKey: string | undefined
  close(): Promise<void>
}

export interface ServerOptions {
  /** Keeps the embedded database in memory, for tests. */
  inMemory?: boolean
  /** Stands between the flows and the browsers, to measure them. */
  wrapBrowsers?: (browsers: Browsers) => Browsers
  /** Looks host names up. @default as this machine does */
  resolve?: Resolve
  /** More switches for Chromium, for tests. */
  browserSwitches?: string[]
}

/**
 * Builds every part from the configuration, joins them and listens.
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const now = () => new Date()
  const log = pino({ level: config.logLevel, base: null })
  const executablePath = config.chromiumPath
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
    )
  }

  const masterKey = config.masterKey ?? (await readOrCreateMasterKey(config.dataDir))
  const database = config.databaseUrl
    ? await openServerDatabase(config.databaseUrl)
    : await openEmbeddedDatabase(options.inMemory ? undefined : config.dataDir)
  const store = createStore(database.db)
  const access = await openAccess(database.db, now(), config.apiKey)
  const newApiKey = config.apiKey ? undefined : await createFirstApiKey(database.db, now())
  const changes = await listenForChanges(database)

  const vault = createVault(masterKey, log)
  const tokens = createSessionTokens(masterKey)
  const { wrapBrowsers = (browsers) => browsers, resolve = resolveHost } = options
  const { allowPrivateNetwork } = config
  const egress = createEgress({
    reach: (host) => (allowPrivateNetwork ? addressesOf : publicAddresses)(host, resolve),
    onRefused: (host) => log.info({ host }, 'a page asked for an address it may not reach'),
  })
  const browsers = wrapBrowsers(
    createBrowsers({ executablePath, openExit: egress.open, switches: options.browserSwitches }),
  )
  const runner = createFlowRunner({
    store,
    vault,
    changes,
    calls: listenForCalls(database),
    browsers,
    now,
    log,
    resolve,
    allowPrivateNetwork,
    leaseMs: 10_000,
    mostFlows: 100,
  })
  // Nobody but this process can have claimed a flow of the embedded database.
  if (!config.databaseUrl) await store.leases.releaseAll()
  await runner.start()

  let publicUrl = config.publicUrl ?? ''
  const hostedUrlOf = (id: string) => `${publicUrl}/login/${encodeURIComponent(id)}`
  const flows = createFlowService({
    store,
    sealer: vault,
    changes,
    now,
    hostedUrlOf,
  })
  const app = await buildApp({
    callers: {
      projectOfKey: access.projectOfKey,
      readToken: (token) => tokens.read(token, now()),
      findFlow: store.flows.find,
      latestFlow: flows.latest,
    },
    connections: createConnectionService({ store, now, allowPrivateNetwork, hostedUrlOf }),
    flows,
    profiles: createProfileService({ store, vault }),
    issueToken: ({ id, connectionId, expiresAt }) =>
      tokens.issue({ connectionId, flowId: id }, after(expiresAt, tokenGraceMs)),
    checkStore: async () => void (await database.db.execute(sql`select 1`)),
    hostedPage: { folder: hostedFolder, returnUrls: config.returnUrls },
    now,
    heartbeatMs: config.heartbeatMs,
    log,
  })
  await app.listen({ port: config.port, host: config.host })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const url = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`
  publicUrl ||= url

  return {
    url,
    newApiKey,
    async close() {
      // Flows first: they are given back, for others to go on with.
      await runner.stop()
      await app.close()
      await browsers.close()
      await database.close()
    },
  }
}
