import { HttpResponse } from 'msw'
import type { Clock } from './clock.ts'
import type { MockFlow } from './flow.ts'

/**
 * A flow as server-sent events: the present state at once, every move after it, heartbeats while
 * nothing moves. Ends after a terminal state.
 * @param options.breaksNow - Asked before each state: a stream that breaks here does not tell it.
 * @param options.cut - The reader has gone, or the network has.
 */
export function eventStream(
  flow: MockFlow,
  options: { clock: Clock; heartbeatEveryMs: number; breaksNow: () => boolean; cut: AbortSignal },
): Response {
  const { clock, heartbeatEveryMs, breaksNow, cut } = options
  let stop = () => {}

  const frames = new ReadableStream<string>({
    start(controller) {
      // The name stands on the `event:` line and in the JSON: clients dispatch on either (4.9).
      const send = (event: string, state = {}) => {
        const data = { event, timestamp: new Date(clock.now()).toISOString(), ...state }
        controller.enqueue(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      }
      const beat = () => {
        send('sse_heartbeat')
        stopBeating = clock.after(heartbeatEveryMs, beat)
      }
      const fail = () => {
        stop()
        controller.error(new TypeError('The line broke.'))
      }
      const tell = () => {
        if (breaksNow()) return fail()
        send('managed_auth_state', flow.state())
        if (!flow.ended()) return
        stop()
        controller.close()
      }
      let stopBeating = clock.after(heartbeatEveryMs, beat)
      const unsubscribe = flow.subscribe(tell)
      stop = () => {
        unsubscribe()
        stopBeating()
        cut.removeEventListener('abort', fail)
      }
      cut.addEventListener('abort', fail)
      tell()
    },
    cancel: () => stop(),
  })
  return eventsAnswer(frames.pipeThrough(new TextEncoderStream()))
}

/** An answer in the form of an event stream: wire protocol 4.9. */
export const eventsAnswer = (body: ReadableStream<Uint8Array> | string): Response => {
  const type = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
  return new HttpResponse(body, { headers: { ...type, 'cache-control': 'no-cache, no-transform' } })
}
