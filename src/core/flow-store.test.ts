import type { ManagedAuth } from '@managed-auth/protocol'
import { afterEach, expect, it } from 'vitest'
import { createFakeClient, type FakeClient } from '../../test/support/fake-client.ts'
import { createManualRuntime, settle } from '../../test/support/manual-runtime.ts'
import { anEvent, aRecord, codeField, signInPause } from '../../test/support/wire.ts'
import { ClientError } from './client-error.ts'
import type { FlowStore } from './flow-store.ts'
import { createFlowStore } from './whole.ts'

const stores: FlowStore[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.stop()
})

function openStore(client: FakeClient, handoffCode = 'code', skipPrime = true) {
  const runtime = createManualRuntime()
  const store = createFlowStore({ client, connectionId: 'ma_1', handoffCode, skipPrime, runtime })
  stores.push(store)
  return { store, runtime, kind: () => store.getSnapshot().step.kind }
}

async function openForm(rest: Partial<ManagedAuth> = {}) {
  const client = createFakeClient(aRecord({ ...signInPause, ...rest }))
  const opened = openStore(client)
  opened.store.start()
  await settle()
  return { client, ...opened }
}

const refused = (code: string, status?: number) => async () => {
  throw new ClientError(code, `refused: ${code}`, { status })
}

const values = { f_user: 'ada', f_pw: 's3cret' }

it('sends nothing before it is started', async () => {
  const client = createFakeClient()
  openStore(client)

  await settle()

  expect([client.exchanges, client.reads]).toEqual([0, 0])
})

it('spends a code once over stops, starts and a second store', async () => {
  const client = createFakeClient()
  const first = openStore(client)
  first.store.start()
  first.store.stop()
  first.store.start()
  const second = openStore(client)
  second.store.start()
  await settle()
  first.store.stop()
  first.store.start()
  await settle()

  expect(client.exchanges).toBe(1)
  expect([first.kind(), second.kind()]).toEqual(['discovering', 'discovering'])
})

it('spends another code for another flow', async () => {
  const client = createFakeClient()
  openStore(client, 'one').store.start()
  openStore(client, 'two').store.start()
  await settle()

  expect(client.exchanges).toBe(2)
})

it('does not try a refused code again', async () => {
  const client = createFakeClient()
  client.onExchange = refused('unauthorized', 401)
  const first = openStore(client)
  first.store.start()
  await settle()
  const second = openStore(client)
  second.store.start()
  await second.runtime.pass(60_000)

  expect(client.exchanges).toBe(1)
  expect([first.kind(), second.kind()]).toEqual(['expired', 'expired'])
})

it('tries an exchange again that got no answer, and says so meanwhile', async () => {
  const client = createFakeClient()
  client.onExchange = refused('network_error')
  const { store, runtime, kind } = openStore(client)
  store.start()
  await settle()
  expect(store.getSnapshot()).toMatchObject({
    problem: { code: 'network_error', recovering: true },
    canRetry: true,
  })

  client.onExchange = async () => ({ jwt: 'jwt' })
  store.retry()
  await settle()

  expect(client.exchanges).toBe(2)
  expect(kind()).toBe('discovering')
  expect(store.getSnapshot().problem).toBeUndefined()
  expect(runtime.listeners).toBe(1)
})

it('asks for consent first, while the server is already at work', async () => {
  const client = createFakeClient()
  const { store, kind } = openStore(client, 'code', false)
  expect(kind()).toBe('discovering')
  store.start()
  await settle()
  expect(store.getSnapshot().step).toEqual({ kind: 'prime', domain: 'harbor.example' })
  await client.stream.push(anEvent(signInPause))
  expect(kind()).toBe('prime')

  store.continue()

  expect(kind()).toBe('input')
})

it('needs no consent for what is over', async () => {
  const client = createFakeClient(aRecord({ flow_status: 'SUCCESS' }))
  const { store, kind } = openStore(client, 'code', false)
  store.start()
  await settle()

  expect(kind()).toBe('success')
})

it.each([401, 410])('calls a session that answers %i expired', async (status) => {
  const client = createFakeClient()
  client.onRead = refused('gone', status)
  const { store } = openStore(client)
  store.start()
  await settle()

  expect(store.getSnapshot().step).toEqual({
    kind: 'expired',
    code: 'gone',
    message: 'refused: gone',
  })
})

it('shows the answer as on its way, then as being submitted, then what comes next', async () => {
  const { client, store, kind } = await openForm()
  let accept = (_: { accepted: boolean }) => {}
  client.onSubmit = () =>
    new Promise((resolve) => {
      accept = resolve
    })

  void store.submit(values)
  expect([kind(), store.getSnapshot().pending]).toEqual(['input', true])
  accept({ accepted: true })
  await settle()
  expect([kind(), store.getSnapshot().pending]).toEqual(['submitting', true])
  await client.stream.push(anEvent({ flow_step: 'SUBMITTING' }))
  await client.stream.push(
    anEvent({ flow_step: 'AWAITING_INPUT', interaction_id: 'mai_2', fields: [codeField] }),
  )

  expect([kind(), store.getSnapshot().pending]).toEqual(['input', false])
  expect(client.submits).toEqual([{ field_values: values, interaction_id: 'mai_1' }])
  expect([client.reads, client.streams.length]).toEqual([1, 1])
})

it('is not thrown back to the form by news that left before the answer', async () => {
  const { client, store, kind } = await openForm()

  await store.submit(values)
  await client.stream.push(anEvent(signInPause))

  expect(kind()).toBe('submitting')
})

it('reads again when it hears no news of an answer', async () => {
  const { client, store, kind } = await openForm()
  await store.submit(values)

  await client.stream.push({ event: 'sse_heartbeat', timestamp: '2026-01-01T00:00:00Z' })

  expect(client.reads).toBe(2)
  expect(kind()).toBe('input')
})

it('sees a refusal even if the pause keeps its id and the step between was missed', async () => {
  const { client, store } = await openForm()
  await store.submit(values)

  await client.stream.push(anEvent({ ...signInPause, website_error: 'Incorrect password' }))

  expect(store.getSnapshot().step).toMatchObject({ kind: 'input', problem: 'Incorrect password' })
})

it('takes a wrong answer once while the first is on its way', async () => {
  const { client, store } = await openForm()

  await Promise.all([store.submit(values), store.submit(values)])

  expect(client.submits).toHaveLength(1)
})

it('returns to the form with a reason when the answer is refused', async () => {
  const { client, store, kind } = await openForm()
  client.onSubmit = refused('invalid_input', 400)

  await store.submit(values)
  await settle()

  expect(kind()).toBe('input')
  expect(store.getSnapshot()).toMatchObject({
    pending: false,
    problem: { code: 'invalid_input', recovering: false },
  })
})

it('reads again when the answer came too late', async () => {
  const { client, store } = await openForm()
  client.onSubmit = refused('stale_interaction', 400)
  client.onRead = async () =>
    aRecord({ ...signInPause, interaction_id: 'mai_2', fields: [codeField] })

  await store.submit(values)
  await settle()

  expect(store.getSnapshot()).toMatchObject({ step: { id: 'mai_2' }, problem: undefined })
})

it('keeps the reason although it reads the same pause again, written otherwise', async () => {
  const { client, store } = await openForm()
  client.onSubmit = refused('network_error')
  client.onRead = async () => aRecord({ ...signInPause, website_error: null, choices: null })

  await store.submit(values)
  await settle()

  expect(client.reads).toBe(2)
  expect(store.getSnapshot().problem?.code).toBe('network_error')
})

it('knows that a success logs the connection in', async () => {
  const { client, store } = await openForm()

  await client.stream.push(anEvent({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' }))

  expect(store.getSnapshot().connection?.status).toBe('AUTHENTICATED')
})

it('keeps quiet about a lost receipt once the server has moved on', async () => {
  const { client, store, kind } = await openForm()
  let lose = () => {}
  client.onSubmit = () =>
    new Promise((_, reject) => {
      lose = () => reject(new ClientError('network_error', 'lost'))
    })

  void store.submit(values)
  await client.stream.push(anEvent({ flow_step: 'SUBMITTING' }))
  lose()
  await settle()

  expect(kind()).toBe('submitting')
  expect(store.getSnapshot().problem).toBeUndefined()
})

it('expires when the answer meets a dead session', async () => {
  const { client, store, kind } = await openForm()
  client.onSubmit = refused('gone', 410)

  await store.submit(values)

  expect(kind()).toBe('expired')
  expect(client.stream.aborted).toBe(true)
})

it('does not answer what does not ask', async () => {
  const client = createFakeClient()
  const { store } = openStore(client)
  store.start()
  await settle()

  await store.submit(values)

  expect(client.submits).toHaveLength(0)
})

it('leaves at once, aborts everything, and can come back', async () => {
  const { client, store, runtime, kind } = await openForm()

  store.cancel()
  expect(kind()).toBe('canceled')
  expect(client.signals.every(({ aborted }) => aborted)).toBe(true)
  await settle()
  expect([runtime.timers, runtime.listeners]).toEqual([0, 0])
  store.retry()
  await settle()

  expect(kind()).toBe('input')
  expect(client.exchanges).toBe(1)
})

it('cannot be left once it is over', async () => {
  const { client, store, kind } = await openForm()
  await client.stream.push(anEvent({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' }))

  store.cancel()

  expect(kind()).toBe('success')
})

it('keeps the step object while nothing changes', async () => {
  const { client, store } = await openForm()
  const { step } = store.getSnapshot()
  const event = anEvent(signInPause)

  await client.stream.push(event)
  await client.stream.push({ ...event, timestamp: '2026-01-01T00:01:00Z' })

  expect(store.getSnapshot().step).toBe(step)
})

it('holds no typed value in what it shows', async () => {
  const { store } = await openForm()

  await store.submit(values)

  expect(JSON.stringify(store.getSnapshot())).not.toContain(values.f_pw)
})

it('polls quickly after an answer where streams are blocked', async () => {
  const client = createFakeClient(aRecord(signInPause))
  const { store, runtime, kind } = openStore(client)
  store.start()
  await runtime.pass(20_000)
  client.onRead = async () => aRecord({ flow_step: 'SUBMITTING' })
  const before = client.reads

  await store.submit(values)
  await settle()

  expect(client.reads).toBe(before + 1)
  expect(kind()).toBe('submitting')
})

it('does not show a state that was read before the answer and arrived after it', async () => {
  const { client, store, kind, runtime } = await openForm()
  await client.stream.fail(new ClientError('network_error', 'lost'))
  const replies: ((record: ManagedAuth) => void)[] = []
  client.onRead = () => new Promise((resolve) => replies.push(resolve))
  await runtime.pass(5_000)
  expect(replies).toHaveLength(1)

  await store.submit(values)
  replies[0]?.(aRecord({ ...signInPause, website_error: 'From before' }))
  await settle()
  expect(kind()).toBe('submitting')
  replies[1]?.(aRecord({ flow_status: 'SUCCESS' }))
  await settle()

  expect(kind()).toBe('success')
})

it('tells when the flow ends, warns before, and stops telling once it is over', async () => {
  const flow_expires_at = new Date(600_000).toISOString()
  const { client, store, runtime } = await openForm({ flow_expires_at })
  const warnings: (boolean | undefined)[] = []
  store.subscribe(() => warnings.push(store.getSnapshot().expiry?.warning))
  expect(store.getSnapshot().expiry).toMatchObject({ secondsLeft: 600, warning: false })

  for (let passed = 0; passed < 500_000; passed += 15_000) {
    await client.stream.push({ event: 'sse_heartbeat', timestamp: '2026-01-01T00:00:00Z' })
    await runtime.pass(15_000)
  }
  expect(warnings).toEqual([true])
  await client.stream.push(anEvent({ flow_status: 'EXPIRED', flow_step: 'COMPLETED' }))

  expect(warnings.at(-1)).toBeUndefined()
  expect(runtime.timers).toBe(0)
})

it.each([undefined, null, '', 'tomorrow'])('knows no end from %j', async (flow_expires_at) => {
  const { store } = await openForm({ ...(flow_expires_at !== undefined && { flow_expires_at }) })

  expect(store.getSnapshot().expiry).toBeUndefined()
})

it.each([
  ['an hour behind', 3_600_000, 600],
  ['an hour ahead', -3_600_000, 600],
  ['right, and the event slow', -2_000, 600],
  ['of no day', -40 * 86_400_000, 600],
])('counts by the server where the clock here is %s', async (_, aheadMs, secondsLeft) => {
  const isOff = Math.abs(aheadMs) === 3_600_000
  const flow_expires_at = new Date(600_000 + (isOff ? aheadMs : 0)).toISOString()
  const { client, store } = await openForm({ flow_expires_at })
  const timestamp = new Date(aheadMs).toISOString()

  await client.stream.push({ event: 'sse_heartbeat', timestamp })

  const { expiry } = store.getSnapshot()
  expect(expiry).toMatchObject({ secondsLeft, warning: false, expiresAt: new Date(600_000) })
  await client.stream.push({ event: 'sse_heartbeat', timestamp })
  expect(store.getSnapshot().expiry).toBe(expiry)
})

it('says nothing of polls that bring nothing new', async () => {
  const { client, store, runtime } = await openForm()
  const first = store.getSnapshot()
  client.onRead = async () => structuredClone(aRecord(signInPause))
  let changes = 0
  store.subscribe(() => {
    changes += 1
  })

  await runtime.pass(30_000)

  expect(client.reads).toBeGreaterThan(3)
  expect(changes).toBe(0)
  expect(store.getSnapshot()).toBe(first)
})
