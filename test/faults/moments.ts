import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import { holdProfiles } from '@managed-auth/backend/testing'
import type { FaultSites, SiteMoment } from './fault-site.ts'
import type { Installation } from './installation.ts'
import { until } from './until.ts'

/** When a fault comes: at a moment a site sees, or while a profile is being saved, or at once. */
export const moments = ['at once', 'asked', 'password', 'code', 'home', 'save'] as const
export type Moment = (typeof moments)[number]

const longestHoldMs = 1_500
/** A moment that has not come by then does not come in this round. */
const patienceMs = 6_000

/**
 * Waits for the moment, and lets the fault happen in it.
 * @param afterMs - And so long after it.
 */
export async function strikeAt(
  { sites, installation }: { sites: FaultSites; installation: Installation },
  moment: Moment,
  afterMs: number,
  strike: () => Promise<void>,
): Promise<void> {
  if (moment === 'save') {
    await whileSaving(installation.databaseUrl, strike)
    return
  }
  if (moment !== 'at once') await comes(sites, moment)
  await pause(afterMs)
  await strike()
}

async function comes(sites: FaultSites, moment: SiteMoment): Promise<void> {
  try {
    await sites.next(moment, AbortSignal.timeout(patienceMs))
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) {
      throw new Error(`The wait for a moment failed: ${inspect(error)}`)
    }
  }
}

/** Holds every profile until somebody's transaction waits for one, half done, and strikes then. */
async function whileSaving(databaseUrl: string, strike: () => Promise<void>): Promise<void> {
  const held = await holdProfiles(databaseUrl)
  try {
    const isWanted = async () => ((await held.isWanted()) ? true : undefined)
    await until('somebody who saves a profile', isWanted, patienceMs).catch(() => undefined)
    const struck = strike()
    // Whoever is asked to stop ends what it has begun first.
    await Promise.race([struck, pause(longestHoldMs)])
    await held.release()
    await struck
  } finally {
    await held.release()
  }
}
