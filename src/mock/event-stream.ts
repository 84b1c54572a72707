import type { FlowEvent } from '#protocol'
import type { Clock } from './clock.ts'
import type { MockFlow } from './mock-flow.ts'

/** The name stands on the `event:` line and in the JSON: clients dispatch on either (4.9). */
const frame = (event: FlowEvent) => `event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`

interface StreamOptions {
  clock: Clock
  heartbeatEveryMs: number
  /** Asked before each state: a stream that breaks here does not tell it. */
  breaksNow: () => boolean
  /** The reader has gone. */
  signal: AbortSignal
  /** The network has. */
  cut: AbortSignal
}

/**
 * A flow as server-sent events: the present state at once, every move after it, heartbeats while
 * nothing moves. Ends after a terminal state.
 */
export function eventStream(flow: MockFlow, options: StreamOptions): ReadableStream<Uint8Array> {
  const { clock, heartbeatEveryMs, breaksNow, signal, cut } = options
  const encoder = new TextEncoder()
  let stop = () => {}

  return new ReadableStream<Uint8Array>({
    start(controller) {
      let cancelHeartbeat = () => {}
      const timestamp = () => new Date(clock.now()).toISOString()
      const send = (event: FlowEvent) => controller.enqueue(encoder.encode(frame(event)))
      const heartbeat = () => {
        send({ event: 'sse_heartbeat', timestamp: timestamp() })
        cancelHeartbeat = clock.after(heartbeatEveryMs, heartbeat)
      }
      const fail = () => {
        stop()
        controller.error(new TypeError('The line broke.'))
      }
      const tell = () => {
        if (breaksNow()) return fail()
        send({ event: 'managed_auth_state', timestamp: timestamp(), ...flow.state() })
        if (!flow.ended()) return
        stop()
        controller.close()
      }
      const unsubscribe = flow.subscribe(tell)
      stop = () => {
        unsubscribe()
        cancelHeartbeat()
        cut.removeEventListener('abort', fail)
      }
      cancelHeartbeat = clock.after(heartbeatEveryMs, heartbeat)
      signal.addEventListener('abort', stop, { once: true })
      cut.addEventListener('abort', fail, { once: true })
      tell()
    },
    cancel: () => stop(),
  })
}
