import { browsersByTrust } from './browser/browsers-by-trust.ts'
import { createBrowsers } from './browser/create-browsers.ts'
import { createProber } from './browser/create-prober.ts'
import { createFilmMaker } from './browser/film-maker.ts'
import { trustIn } from './browser/ways-out.ts'
import type { Config } from './config.ts'
import { resolveHost } from './egress/resolve-host.ts'
import { createCalibration, createHealthCheck } from './flows/checks/health-check.ts'
import { scheduleChecks } from './flows/checks/schedule.ts'
import type { Browsers } from './flows/login-page.ts'
import type { Changes, Clock, FlowCalls, Log, Store, Vault } from './flows/ports.ts'
import type { Resolve } from './flows/private-network.ts'
import type { ProviderReader } from './flows/providers/provider-reader.ts'
import { createRetention, scheduleRetention } from './flows/recordings/retention.ts'
import { createFlowRunner, type FlowRunnerDeps } from './flows/run/flow-runner.ts'
import type { Errands, SealReply } from './flows/worker/errands.ts'
import { runErrands } from './flows/worker/run-errands.ts'
import type { Worker } from './flows/worker/worker.ts'
import { openEgress } from './open-egress.ts'
import type { Queue } from './queue/create-queue.ts'

export interface WorkerOptions {
  /** Stands between the flows and the browsers, to measure them. */
  wrapBrowsers?: (browsers: Browsers) => Browsers
  /** Looks host names up. @default as this machine does */
  resolve?: Resolve
  /** More switches for Chromium, for tests. */
  browserSwitches?: string[]
}

/** What a worker shares with the rest of its process. */
export interface WorkerParts {
  store: Store
  vault: Vault
  providers: ProviderReader
  changes: Changes
  calls: FlowCalls
  now: Clock
  log: Log
  errands: Errands
  worker: Worker
  workerId: string
  sealReply: SealReply
  queue: Queue
  live: FlowRunnerDeps['live']
}

/**
 * Starts the half of the backend that drives browsers and opens what is sealed.
 * @returns Ends it: what it drives is given back, for others to go on with.
 */
export async function startWorker(
  config: Config,
  parts: WorkerParts,
  options: WorkerOptions,
): Promise<() => Promise<void>> {
  const { allowPrivateNetwork, chromiumPath, leaseMs, workerFlows } = config
  const { store, log } = parts
  if (!chromiumPath) {
    throw new Error(
      'No Chromium was found. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
    )
  }
  const { wrapBrowsers = (browsers) => browsers, resolve = resolveHost } = options
  const egress = openEgress(config, log, resolve)
  const browsersWith = (...switches: string[]) =>
    createBrowsers({
      executablePath: chromiumPath,
      openExit: (upstream) => egress.open(upstream),
      switches: [...(options.browserSwitches ?? []), ...switches],
    })
  const browsers = wrapBrowsers(
    browsersByTrust(browsersWith(), browsersWith(trustIn(egress.fingerprint))),
  )
  const driving = {
    ...parts,
    browsers,
    resolve,
    allowPrivateNetwork,
    gateways: config.proxyGateways,
    jobs: parts.queue,
    prober: createProber((upstream) => egress.open(upstream, 'drop')),
    filmMaker: createFilmMaker({ executablePath: chromiumPath }),
  }
  const runner = createFlowRunner({
    ...driving,
    leaseMs,
    mostFlows: workerFlows,
    asksAtWalls: config.captcha === 'ask',
  })
  // Nobody but this process can have claimed a flow of the embedded database.
  if (!config.databaseUrl) await store.leases.releaseAll()
  await runner.start()
  // The embedded database serves no second process that could ask.
  const stopErrands = config.databaseUrl ? await runErrands(parts) : undefined
  const check = createHealthCheck(driving)
  const stopChecks = await parts.queue.work('health-check', config.workerChecks, check)
  const stopCalibrations = await parts.queue.work(
    'calibrate-probe',
    config.workerChecks,
    createCalibration(driving),
  )
  const stopSchedule = scheduleChecks({ ...parts, jobs: parts.queue })
  const retention = createRetention(config.replayDays, parts)
  const stopDeleting = await parts.queue.work('delete-recordings', 1, retention)
  const stopRetention = scheduleRetention({ jobs: parts.queue, log })
  return async () => {
    stopRetention()
    await stopDeleting()
    await stopSchedule()
    await stopChecks()
    await stopCalibrations()
    await stopErrands?.()
    await runner.stop()
    await browsers.close()
  }
}
