import { afterEach, expect, it } from 'vitest'
import { createFakeClient, type FakeClient } from '../../test/support/fake-client.ts'
import { createManualRuntime, settle } from '../../test/support/manual-runtime.ts'
import { anEvent, aRecord, signInPause } from '../../test/support/wire.ts'
import { ClientError } from './client-error.ts'
import type { FlowStore } from './flow-store.ts'
import type { Resume, Session } from './session.ts'
import { createFlowStore } from './whole.ts'

const stores: FlowStore[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.stop()
})

/** A host that keeps one session, as a cookie would. */
function createKeeper(kept?: Session) {
  const keeper = {
    kept,
    loads: 0,
    load: () => {
      keeper.loads += 1
      return keeper.kept
    },
    save: (session: Session | undefined) => {
      keeper.kept = session
    },
  }
  return keeper satisfies Resume
}

async function openPage(client: FakeClient, resume: Resume | undefined, skipPrime = true) {
  const store = createFlowStore({
    client,
    connectionId: 'ma_1',
    handoffCode: 'code',
    skipPrime,
    resume,
    runtime: createManualRuntime(),
  })
  stores.push(store)
  store.start()
  await settle()
  return { store, step: () => store.getSnapshot().step }
}

/** The client of a page loaded anew: the same server, to which the code is spent. */
function reload(client: FakeClient) {
  client.onExchange = refuse('unauthorized', 401)
  // Another address, because the memory of what was exchanged lasts as long as a page.
  return Object.assign(client, { baseUrl: `${client.baseUrl}/again` })
}

const refuse = (code: string, status: number) => async () => {
  throw new ClientError(code, 'Refused.', { status })
}

const old = { connectionId: 'ma_1', jwt: 'old', agreed: true, sealingKeys: undefined }

it('goes on after a reload, at the step where the flow stands', async () => {
  const keeper = createKeeper()
  const client = createFakeClient(aRecord(signInPause))
  const before = await openPage(client, keeper)
  before.store.stop()
  const jwts: string[] = []
  const retrieve = client.retrieve
  client.retrieve = (call) => {
    jwts.push(call.jwt)
    return retrieve(call)
  }

  const { step, store } = await openPage(reload(client), keeper)

  expect(step().kind).toBe('input')
  expect(jwts).toEqual(['jwt'])
  await store.submit({ f_user: 'ada', f_pw: 'x' })
  expect(client.submits).toHaveLength(1)
})

it('goes on sealing after a reload', async () => {
  const sealing_keys = [{ id: 'sk_1', suite: 'x25519-hkdf-sha256-aes256gcm', public_key: 'A' }]
  const keeper = createKeeper()
  const client = createFakeClient(aRecord(signInPause))
  client.onExchange = async () => ({ jwt: 'jwt', sealing_keys })
  const before = await openPage(client, keeper)
  before.store.stop()

  const { store } = await openPage(reload(client), keeper)
  await store.submit({ f_user: 'ada', f_pw: 'x' })

  expect(client.sealingKeys).toEqual([sealing_keys])
})

it('asks for no second consent of a person who agreed, and for one of a person who did not', async () => {
  const keeper = createKeeper()
  const client = createFakeClient(aRecord(signInPause))
  const first = await openPage(client, keeper, false)
  const second = await openPage(reload(client), keeper, false)
  expect([first.step().kind, second.step().kind]).toEqual(['prime', 'prime'])

  second.store.continue()
  await settle()
  const third = await openPage(reload(client), keeper, false)

  expect(third.step().kind).toBe('input')
})

it('does not ask the host while the code works', async () => {
  const keeper = createKeeper(old)

  await openPage(createFakeClient(), keeper)

  expect(keeper.loads).toBe(0)
  expect(keeper.kept).toEqual({ connectionId: 'ma_1', jwt: 'jwt', agreed: true })
})

it.each([401, 410])(
  'expires when the kept session answers %i, and has it forgotten',
  async (status) => {
    const keeper = createKeeper(old)
    const client = reload(createFakeClient())
    client.onRead = refuse('gone', status)

    const { step } = await openPage(client, keeper)
    await settle()

    expect(step()).toMatchObject({ kind: 'expired', code: 'gone' })
    expect(keeper.kept).toBeUndefined()
  },
)

it.each([
  ['nothing was kept', createKeeper()],
  ['another connection was kept', createKeeper({ ...old, connectionId: 'ma_2' })],
  ['the host cannot say', { load: () => Promise.reject(new Error('no')), save: () => {} }],
  ['there is no host to ask', undefined],
])('expires with the refusal of the code when %s', async (_, resume) => {
  const client = reload(createFakeClient())

  const { step } = await openPage(client, resume)

  expect(step()).toMatchObject({ kind: 'expired', code: 'unauthorized' })
  expect(client.reads).toBe(0)
})

it('does not ask the host while nobody answered the exchange', async () => {
  const keeper = createKeeper(old)
  const client = createFakeClient()
  client.onExchange = async () => {
    throw new ClientError('network_error', 'No answer.')
  }

  await openPage(client, keeper)

  expect(keeper.loads).toBe(0)
  expect(keeper.kept).toBe(old)
})

it('has the session forgotten once the flow is over, or was left', async () => {
  const keeper = createKeeper()
  const ending = createFakeClient()
  await openPage(ending, keeper)
  expect(keeper.kept).toBeDefined()
  await ending.stream.push(anEvent({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' }))
  expect(keeper.kept).toBeUndefined()

  const { store } = await openPage(createFakeClient(), keeper)
  store.cancel()
  await settle()
  expect(keeper.kept).toBeUndefined()

  store.retry()
  await settle()
  expect(keeper.kept).toBeDefined()
})

it('logs in all the same where the host cannot keep anything', async () => {
  const client = createFakeClient(aRecord(signInPause))

  const { step } = await openPage(client, {
    load: () => undefined,
    save: () => {
      throw new Error('full')
    },
  })

  expect(step().kind).toBe('input')
})
