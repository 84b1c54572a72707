import { createBell } from '../bell.ts'
import type { LiveViews } from '../live-views/live-views.ts'
import type { FlowCalls } from '../ports.ts'
import { browserIdOf } from '../recordings/session-of-flow.ts'
import type { Flow } from '../records.ts'
import { type DriveDeps, driveFlow } from './drive-flow.ts'

export interface FlowRunnerDeps extends DriveDeps {
  calls: FlowCalls
  /** So long after its last sign of life a driver is taken for dead, in milliseconds. */
  leaseMs: number
  /** What people watch here. @default nothing can be watched */
  live?: { views: LiveViews; origin: () => string } | undefined
  /** Flows driven at once; the others wait for another worker, or for their turn. */
  mostFlows: number
}

/** Claims flows that nobody drives, and drives each from its first page to its end. */
export interface FlowRunner {
  /** Begins to claim. Flows that wait already are claimed at once. */
  start(): Promise<void>
  /** Gives back what runs, for others to go on with; resolves when every page is closed. */
  stop(): Promise<void>
}

interface Drive {
  flow: Flow
  abort: AbortController
  done: Promise<void>
}

/** Drivers before the last: a flow that has lost so many is what kills them. */
const mostDrivers = 5
/** Between two looks for what no call told of, in milliseconds. */
const sweepMs = 2_000

const lost = {
  status: 'FAILED',
  step: 'COMPLETED',
  errorCode: 'browser_error',
  errorMessage: `The login was interrupted ${mostDrivers} times. Start it again.`,
} as const

export function createFlowRunner(deps: FlowRunnerDeps): FlowRunner {
  const { store, now, log, calls, leaseMs, mostFlows, live } = deps
  const drives = new Set<Drive>()
  const bell = createBell()
  const timers: NodeJS.Timeout[] = []
  let claiming = Promise.resolve()
  let isStopping = false

  /** The store may be away for a while; what is due is done when it is back. */
  async function attempt(what: string, task: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      // Drivers quote what they were given: only the kind of the error is written down.
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ kind }, what)
    }
  }

  async function claim(): Promise<void> {
    const most = mostFlows - drives.size
    if (most <= 0) return
    const claimed = await store.leases.claim({
      most,
      leaseMs,
      now: now(),
      liveViewOrigin: live?.origin() || undefined,
    })
    for (const flow of claimed) {
      log.info({ flowId: flow.id, fence: flow.fence }, 'a flow is driven here')
      begin(flow)
    }
  }

  function begin(flow: Flow): void {
    const abort = new AbortController()
    const drive: Drive = { flow, abort, done: Promise.resolve() }
    const view = live?.views.open(browserIdOf(flow.id))
    drives.add(drive)
    drive.done = attempt('a flow could not be ended', async () => {
      if (flow.fence > mostDrivers) return void (await store.flows.advance(flow, lost, now()))
      // Whoever watches the flow hears where its browser is now.
      if (flow.fence > 1 && view) await store.flows.advance(flow, {}, now())
      await driveFlow({ ...deps, view }, flow, abort)
    }).finally(() => {
      view?.close()
      drives.delete(drive)
      bell.ring()
    })
  }

  async function renew(): Promise<void> {
    const held = [...drives]
    const kept = await store.leases.renew(
      held.map(({ flow }) => flow),
      leaseMs,
    )
    const isKept = ({ id, fence }: Flow) =>
      kept.some((claim) => claim.id === id && claim.fence === fence)
    for (const { flow, abort } of held) if (!isKept(flow)) abort.abort()
  }

  async function sweep(): Promise<void> {
    await store.leases.endOverdue(now())
    bell.ring()
  }

  return {
    async start() {
      await calls.subscribe(bell.ring)
      const every = (ms: number, what: string, task: () => Promise<void>) => {
        let isRunning = false
        const turn = async () => {
          // While the store is slow, turns would pile up and take every connection to it.
          if (isRunning) return
          isRunning = true
          await attempt(what, task)
          isRunning = false
        }
        timers.push(setInterval(() => void turn(), ms))
      }
      every(leaseMs / 3, 'leases could not be renewed', renew)
      every(sweepMs, 'overdue flows could not be ended', sweep)
      claiming = (async () => {
        while (!isStopping) {
          await attempt('flows could not be claimed', claim)
          await bell.rung()
        }
      })()
    },
    async stop() {
      isStopping = true
      bell.ring()
      await claiming
      const left = [...drives]
      for (const { abort } of left) abort.abort()
      await Promise.all(left.map(({ done }) => done))
      for (const timer of timers) clearInterval(timer)
      await attempt('flows could not be given back', async () => {
        for (const { flow } of left) await store.leases.release(flow)
      })
    },
  }
}
