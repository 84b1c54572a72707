import { expect, it } from 'vitest'
import { readServerSentEvents } from './sse.ts'

const body = (...chunks: (string | Uint8Array)[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk)
      }
      controller.close()
    },
  })

const eventsOf = async (...chunks: (string | Uint8Array)[]) => {
  const events = []
  for await (const event of readServerSentEvents(body(...chunks))) events.push(event)
  return events
}

const frames = 'event: state\ndata: {"a":1}\n\nevent: beat\ndata: x\n\n'
const both = [
  { event: 'state', data: '{"a":1}' },
  { event: 'beat', data: 'x' },
]

it.each([
  ['LF', frames],
  ['CRLF', frames.replaceAll('\n', '\r\n')],
  ['CR', frames.replaceAll('\n', '\r')],
])('reads frames that end in %s, cut at every place', async (_, text) => {
  for (let cut = 0; cut <= text.length; cut += 1) {
    expect(await eventsOf(text.slice(0, cut), text.slice(cut))).toEqual(both)
  }
  expect(await eventsOf(...text)).toEqual(both)
})

it('puts together a character that was cut between chunks', async () => {
  const bytes = new TextEncoder().encode('data: ñ€😀\n\n')

  const events = await eventsOf(...[...bytes].map((byte) => Uint8Array.of(byte)))

  expect(events).toEqual([{ event: 'message', data: 'ñ€😀' }])
})

it('skips comments and fields it has no use for, and joins data lines', async () => {
  const events = await eventsOf(': hello\nid: 7\nretry: 10\ndata: one\ndata:two\n\n: beat\n\n')

  expect(events).toEqual([{ event: 'message', data: 'one\ntwo' }])
})

it('drops an event that the end of the body cut short', async () => {
  expect(await eventsOf('data: whole\n\ndata: half\n')).toEqual([
    { event: 'message', data: 'whole' },
  ])
})

it('cancels the body when the reader leaves', async () => {
  let canceled = false
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
    cancel: () => {
      canceled = true
    },
  })

  for await (const _ of readServerSentEvents(endless)) break

  expect(canceled).toBe(true)
})
