import { type Bell, createBell } from '../bell.ts'
import { deadlineOf } from '../flow-clock.ts'
import { BrowserError } from '../login-page.ts'
import type { Changes, Clock, Store } from '../ports.ts'
import type { Flow } from '../records.ts'
import { FlowAborted, FlowEnd } from './flow-end.ts'
import { type LoginDeps, runLogin } from './run-login.ts'

export interface FlowRunnerDeps extends LoginDeps {
  changes: Changes
}

/** Drives flows in this process, each from its first page to its end. */
export interface FlowRunner {
  /** Begins to drive `flow` and returns at once; failures end the flow, never the process. */
  drive(flow: Flow): void
  /** Ends what runs and resolves when every browser page is closed. */
  stop(): Promise<void>
}

const interrupted = {
  status: 'FAILED',
  step: 'COMPLETED',
  errorCode: 'browser_error',
  errorMessage: 'The server stopped during the login. Start the login again.',
} as const

/** Ends the flows that a stopped process left running: nobody drives them any more. */
export const endInterruptedFlows = (store: Store, now: Clock): Promise<void> =>
  store.flows.endAllRunning(interrupted, now())

export function createFlowRunner(deps: FlowRunnerDeps): FlowRunner {
  const { store, now, log } = deps
  const running = new Map<string, { done: Promise<void>; abort: AbortController }>()
  let isStopping = false

  async function run(flow: Flow, abort: AbortController): Promise<void> {
    const bell = createBell()
    const watch = watchFlow(deps, flow, bell, abort)
    try {
      const connection = await store.connections.find(flow.projectId, flow.connectionId)
      if (!connection) return
      const { outcome, closed } = await runLogin(deps, flow, connection, bell, abort.signal)
      await store.flows.succeed(flow.id, outcome, now())
      log.info({ flowId: flow.id }, 'a login succeeded')
      await closed
    } catch (error) {
      if (isStopping) await store.flows.advance(flow.id, interrupted, now())
      else if (!(error instanceof FlowAborted) && !abort.signal.aborted) await fail(flow, error)
    } finally {
      watch.stop()
    }
  }

  async function fail(flow: Flow, error: unknown): Promise<void> {
    const known = error instanceof FlowEnd || error instanceof BrowserError
    const errorCode = known ? error.code : 'browser_error'
    // Unknown errors may quote what they were given: only their kind is written down.
    const kind = error instanceof Error ? error.name : typeof error
    log.warn({ flowId: flow.id, errorCode, kind }, 'a login failed')
    const websiteError = error instanceof FlowEnd ? error.websiteError : undefined
    await store.flows.advance(
      flow.id,
      {
        status: 'FAILED',
        step: 'COMPLETED',
        errorCode,
        errorMessage: known ? error.message : 'The login ended unexpectedly. Start it again.',
        ...(websiteError !== undefined && { websiteError }),
      },
      now(),
    )
  }

  return {
    drive(flow) {
      if (isStopping) return
      const abort = new AbortController()
      const done = run(flow, abort)
        .catch((error: unknown) => {
          const kind = error instanceof Error ? error.name : typeof error
          log.error({ flowId: flow.id, kind }, 'a flow could not be ended')
        })
        .finally(() => running.delete(flow.id))
      running.set(flow.id, { done, abort })
    },
    async stop() {
      isStopping = true
      for (const { abort } of running.values()) abort.abort()
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

/** Rings the bell at every change of the flow, and aborts when it has ended or its time is up. */
function watchFlow(
  { store, changes, now }: FlowRunnerDeps,
  flow: Flow,
  bell: Bell,
  abort: AbortController,
): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const sleepUntil = (deadline: Date) => {
    clearTimeout(timer)
    timer = setTimeout(() => quietly(expire), deadline.getTime() - now().getTime())
  }
  // A store that fails here fails the flow's own queries too, and they end it.
  const quietly = (task: () => Promise<void>) => void task().catch(() => undefined)
  const check = async () => {
    const current = await store.flows.find(flow.id)
    if (current?.status !== 'IN_PROGRESS') return abort.abort()
    sleepUntil(deadlineOf(current))
    bell.ring()
  }
  const expire = async () => {
    await store.flows.advance(flow.id, { status: 'EXPIRED', step: 'COMPLETED' }, now())
    abort.abort()
  }
  const unsubscribe = changes.subscribe(flow.connectionId, () => quietly(check))
  abort.signal.addEventListener('abort', bell.ring)
  sleepUntil(deadlineOf(flow))
  return {
    stop() {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}
