import { afterEach, expect, it } from 'vitest'
import { createFakeClient, type FakeClient } from '../../test/support/fake-client.ts'
import { createManualRuntime, settle } from '../../test/support/manual-runtime.ts'
import { anEvent, aRecord, signInPause } from '../../test/support/wire.ts'
import { ClientError } from './client-error.ts'
import { type Watch, watch } from './watch.ts'

let watching: Watch | undefined
afterEach(() => watching?.stop())

const heartbeat = { event: 'sse_heartbeat', timestamp: '2026-01-01T00:00:00Z' } as const
const session = { connectionId: 'ma_1', jwt: 'jwt' }

async function startWatch(client: FakeClient = createFakeClient()) {
  const runtime = createManualRuntime()
  const steps: (string | null | undefined)[] = []
  const troubles: (string | undefined)[] = []
  const ends: (string | undefined)[] = []
  watching = watch({
    runtime,
    read: (signal) => client.retrieve({ ...session, signal }),
    follow: (signal) => client.follow({ ...session, signal }),
    onRecord: (record, source) => steps.push(`${source} ${record.flow_step}`),
    onTrouble: (error) => troubles.push(error?.code),
    onEnd: (error) => ends.push(error?.code),
  })
  await settle()
  return { client, runtime, steps, troubles, ends, watching }
}

const failing = (status: number | undefined, retryAfterMs?: number) => async () => {
  throw new ClientError('test', 'test', { status, retryAfterMs })
}

it('reads once, then shows each event as it comes, and ends with the flow', async () => {
  const { client, runtime, steps, ends } = await startWatch()

  await client.stream.push(anEvent(signInPause))
  await client.stream.push(anEvent({ flow_step: 'SUBMITTING' }))
  await client.stream.push(anEvent({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' }))

  expect(steps).toEqual([
    'read DISCOVERING',
    'stream AWAITING_INPUT',
    'stream SUBMITTING',
    'stream COMPLETED',
  ])
  expect(ends).toEqual([undefined])
  expect([client.reads, client.streams.length]).toEqual([1, 1])
  expect([runtime.timers, runtime.listeners]).toEqual([0, 0])
})

it('opens no stream for a flow that is over', async () => {
  const client = createFakeClient(aRecord({ flow_status: 'EXPIRED' }))
  const { ends } = await startWatch(client)

  expect(ends).toEqual([undefined])
  expect(client.streams).toHaveLength(0)
})

it('reads again and reconnects when a stream closes early', async () => {
  const { client, runtime } = await startWatch()
  await client.stream.push(anEvent())

  await client.stream.close()
  expect(client.streams).toHaveLength(1)
  await runtime.pass(1_000)

  expect([client.reads, client.streams.length]).toEqual([2, 2])
})

it('takes a stream without a heartbeat for dead', async () => {
  const { client, runtime } = await startWatch()
  await client.stream.push(anEvent())
  await runtime.pass(30_000)
  await client.stream.push(heartbeat)
  await runtime.pass(39_000)
  expect(client.streams).toHaveLength(1)

  await runtime.pass(2_000)

  expect(client.streams[0]?.aborted).toBe(true)
  expect(client.streams).toHaveLength(2)
})

it('polls where a stream is held back, quickly at first', async () => {
  const { client, runtime } = await startWatch()

  await runtime.pass(5_000)
  expect(client.streams[0]?.aborted).toBe(true)
  const before = client.reads
  await runtime.pass(2_000)
  expect(client.reads - before).toBe(2)
  await runtime.pass(20_000)

  expect(client.streams).toHaveLength(1)
  // About one every two seconds once nothing changes.
  expect(client.reads - before).toBeGreaterThanOrEqual(11)
  expect(client.reads - before).toBeLessThanOrEqual(13)
})

it.each([404, 405, 501])('polls where the stream is refused with %i', async (status) => {
  const client = createFakeClient()
  client.onStream = () => {
    throw new ClientError('test', 'test', { status })
  }
  const { runtime, troubles } = await startWatch(client)

  await runtime.pass(600)

  expect(client.streams).toHaveLength(1)
  expect(client.reads).toBeGreaterThan(2)
  expect(troubles.filter(Boolean)).toEqual([])
})

it('polls after two streams that said nothing', async () => {
  const client = createFakeClient()
  client.onStream = () => {
    throw new ClientError('network_error', 'blocked')
  }
  const { runtime } = await startWatch(client)

  await runtime.pass(30_000)

  expect(client.streams).toHaveLength(2)
  expect(client.reads).toBeGreaterThan(10)
})

it('polls seldom while nobody looks, and at once when somebody does', async () => {
  const { client, runtime } = await startWatch()
  await runtime.setAwake(false)
  await runtime.pass(5_000)
  const before = client.reads

  await runtime.pass(14_000)
  expect(client.reads).toBe(before)
  await runtime.setAwake(true)

  expect(client.reads).toBe(before + 1)
})

it('doubts its stream when the page wakes after a long silence', async () => {
  const { client, runtime } = await startWatch()
  await client.stream.push(anEvent())

  await runtime.pass(10_000)
  await runtime.setAwake(true)
  expect(client.streams).toHaveLength(1)
  await runtime.pass(15_000)
  await runtime.setAwake(true)

  expect(client.streams).toHaveLength(2)
})

it('backs off while the server is in trouble, says so once it fails, and recovers by itself', async () => {
  const client = createFakeClient()
  client.onRead = failing(503)
  const { runtime, troubles } = await startWatch(client)
  expect(troubles).toEqual(['test'])

  const readsIn = async (ms: number) => {
    const before = client.reads
    await runtime.pass(ms)
    return client.reads - before
  }
  expect(await readsIn(10_000)).toBe(3)
  expect(await readsIn(60_000)).toBeLessThanOrEqual(6)
  client.onRead = async () => aRecord()
  await runtime.pass(15_000)

  expect(troubles.at(-1)).toBeUndefined()
  expect(client.streams).toHaveLength(1)
})

it('leaves the server alone for as long as it asks, whatever the page does', async () => {
  const client = createFakeClient()
  client.onRead = failing(429, 30_000)
  const { runtime } = await startWatch(client)

  await runtime.pass(29_000)
  await runtime.setAwake(true)
  expect(client.reads).toBe(1)
  await runtime.pass(1_500)

  expect(client.reads).toBe(2)
})

it('tries at once when the network returns', async () => {
  const client = createFakeClient()
  client.onRead = failing(undefined)
  const { runtime } = await startWatch(client)

  await runtime.setAwake(true)

  expect(client.reads).toBe(2)
})

it.each([400, 401, 403, 404, 410])('ends when a read is refused with %i', async (status) => {
  const client = createFakeClient()
  client.onRead = failing(status)
  const { runtime, ends } = await startWatch(client)

  await runtime.pass(60_000)

  expect(ends).toEqual(['test'])
  expect(client.reads).toBe(1)
})

it('ends when the session dies in the middle of a stream', async () => {
  const { client, ends } = await startWatch()

  await client.stream.fail(new ClientError('gone', 'superseded', { status: 410 }))

  expect(ends).toEqual(['gone'])
})

it('treats an error event as a stream that cannot go on', async () => {
  const { client, runtime, ends } = await startWatch()

  await client.stream.push({
    event: 'error',
    timestamp: '2026-01-01T00:00:00Z',
    error: { code: 'internal_error', message: '' },
  })
  await runtime.pass(1_000)

  expect(ends).toEqual([])
  expect(client.streams).toHaveLength(2)
})

it('reads anew on request', async () => {
  const { client, watching } = await startWatch()
  await client.stream.push(anEvent())

  watching.refresh()
  await settle()

  expect([client.reads, client.streams.length]).toEqual([2, 2])
})

it.each([
  ['a read', async () => undefined],
  ['a stream', async (client: FakeClient) => client.stream.push(anEvent())],
  ['a pause before reconnecting', async (client: FakeClient) => client.stream.close()],
])('leaves nothing behind when stopped during %s', async (_, prepare) => {
  const { client, runtime, steps, ends, watching } = await startWatch()
  await prepare(client)
  const seen = steps.length

  watching.stop()
  await runtime.pass(60_000)

  expect(client.signals.every(({ aborted }) => aborted)).toBe(true)
  expect([runtime.timers, runtime.listeners]).toEqual([0, 0])
  expect([steps.length, ends.length]).toEqual([seen, 0])
})

it('says nothing of an answer that arrives after the stop', async () => {
  const client = createFakeClient()
  let answer = (_: ReturnType<typeof aRecord>) => {}
  client.onRead = () =>
    new Promise((resolve) => {
      answer = resolve
    })
  const { steps, watching } = await startWatch(client)

  watching.stop()
  answer(aRecord())
  await settle()

  expect(steps).toEqual([])
})
