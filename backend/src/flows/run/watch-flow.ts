import type { Bell } from '../bell.ts'
import { deadlineOf } from '../flow-clock.ts'
import type { Changes, Clock, Store } from '../ports.ts'
import type { Flow } from '../records.ts'

/**
 * Rings the bell at every change of the flow, and aborts when it has ended, its time is up, or
 * somebody else drives it.
 */
export function watchFlow(
  { store, changes, now }: { store: Store; changes: Changes; now: Clock },
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
    const isOurs = current?.status === 'IN_PROGRESS' && current.fence === flow.fence
    if (!isOurs) return abort.abort()
    sleepUntil(deadlineOf(current))
    bell.ring()
  }
  const expire = async () => {
    await store.flows.advance(flow, { status: 'EXPIRED', step: 'COMPLETED' }, now())
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
