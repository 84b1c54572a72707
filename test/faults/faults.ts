import { setTimeout as pause } from 'node:timers/promises'
import { queryServer } from '@managed-auth/backend/testing'
import type { Chance } from './chance.ts'
import type { FaultSites } from './fault-site.ts'
import { type Installation, leaseMs } from './installation.ts'

interface Scene {
  installation: Installation
  sites: FaultSites
  chance: Chance
}

const cutWhere = ({ databaseUrl }: Installation, condition: string) =>
  queryServer(
    databaseUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where pid <> pg_backend_pid() and datname = current_database() and ${condition}`,
  )

const someWorker = ({ installation, chance }: Scene) =>
  chance.below(installation.processes('worker').length)

/** So long a trouble of a site lasts, in milliseconds. */
const troubleMs = (chance: Chance) => 500 + chance.below(2_500)

/** What can go wrong. Each is over, and mended, when it resolves. */
export const faults = {
  'worker killed': (scene: Scene) =>
    scene.installation.replace('worker', someWorker(scene), 'kill'),
  'worker stopped': (scene: Scene) =>
    scene.installation.replace('worker', someWorker(scene), 'close'),
  'api killed': ({ installation }: Scene) => installation.replace('api', 0, 'kill'),
  async 'worker frozen past its leases'(scene: Scene) {
    const worker = scene.installation.processes('worker')[someWorker(scene)]
    if (!worker) return
    process.kill(worker.pid, 'SIGSTOP')
    await pause(2.5 * leaseMs)
    process.kill(worker.pid, 'SIGCONT')
  },
  'database restarted': ({ installation }: Scene) => installation.restartPostgres(),
  'database connections cut': ({ installation }: Scene) => cutWhere(installation, 'true'),
  'listeners cut': ({ installation }: Scene) => cutWhere(installation, "query ilike 'listen %'"),
  async 'browser killed'(scene: Scene) {
    const { installation } = scene
    const worker = installation.processes('worker')[someWorker(scene)]
    for (const pid of worker ? installation.browsersOf(worker) : []) process.kill(pid, 'SIGKILL')
  },
  async 'site down'({ sites, chance }: Scene) {
    sites.trouble('down')
    await pause(troubleMs(chance))
    sites.heal()
  },
  async 'site slow'({ sites, chance }: Scene) {
    sites.trouble('slow')
    await pause(troubleMs(chance))
    sites.heal()
  },
  /** As if the clock of the database had jumped: whoever drives a flow is taken for dead. */
  'leases over at once': ({ installation }: Scene) =>
    queryServer(
      installation.databaseUrl,
      `update flows set lease_ends_at = now() - interval '1 hour'
       where status = 'IN_PROGRESS' and lease_ends_at is not null`,
    ),
} satisfies Record<string, (scene: Scene) => Promise<void>>

export type FaultName = keyof typeof faults
export const faultNames = Object.keys(faults) as FaultName[]
