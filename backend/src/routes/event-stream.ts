import { Readable } from 'node:stream'
import type { FlowEvent, StateEvent } from '@managed-auth/protocol'
import type { FastifyReply } from 'fastify'

const frame = (data: FlowEvent, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${data.event}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * Sends states as server-sent events until the last one, with a heartbeat between. Every named
 * frame carries JSON, because the official SDK parses all of them.
 *
 * Waits for the first state before it answers, so that a refusal is still a plain error answer.
 * @param heartbeatMs - Between two heartbeats, in milliseconds.
 * @see wire protocol 1.7, 4.9
 */
export async function streamEvents(
  reply: FastifyReply,
  states: AsyncGenerator<{ event: StateEvent; revision: number }>,
  now: () => Date,
  heartbeatMs: number,
) {
  const first = await states.next()
  const body = new Readable({ read: () => undefined })
  const heartbeat = setInterval(
    () => body.push(frame({ event: 'sse_heartbeat', timestamp: now().toISOString() })),
    heartbeatMs,
  )

  const pump = async () => {
    for (let state = first; !state.done; state = await states.next()) {
      body.push(frame(state.value.event, state.value.revision))
    }
  }
  const failed = () => {
    const error = { code: 'internal_error', message: 'The stream broke. Connect again.' }
    body.push(frame({ event: 'error', timestamp: now().toISOString(), error }))
  }
  pump()
    .catch(failed)
    .finally(() => {
      clearInterval(heartbeat)
      body.push(null)
    })

  return reply
    .header('content-type', 'text/event-stream')
    .header('cache-control', 'no-cache, no-transform')
    .header('x-accel-buffering', 'no')
    .send(body)
}
