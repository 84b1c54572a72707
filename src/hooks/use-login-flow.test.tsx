import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createFakeClient, type FakeClient } from '../../test/support/fake-client.ts'
import { anEvent, aRecord, signInPause } from '../../test/support/wire.ts'
import { ClientError } from '../core/client-error.ts'
import { managedAuthKeys } from './managed-auth-keys.ts'
import { type LoginFlow, type UseLoginFlowOptions, useLoginFlow } from './use-login-flow.ts'

/** Mounts the hook alone, with `connectionId` and `handoffCode` filled in. */
async function mountFlow(
  client: FakeClient,
  options: Partial<UseLoginFlowOptions> = {},
  { strict = false, queryClient }: { strict?: boolean; queryClient?: QueryClient } = {},
) {
  const flow: { current: LoginFlow | undefined } = { current: undefined }
  function Probe(props: UseLoginFlowOptions) {
    flow.current = useLoginFlow(props)
    return null
  }
  const tree = (changes: Partial<UseLoginFlowOptions>) => {
    const probe = (
      <Probe
        connectionId="ma_1"
        handoffCode="code"
        client={client}
        skipPrime
        {...options}
        {...changes}
      />
    )
    const provided = queryClient ? (
      <QueryClientProvider client={queryClient}>{probe}</QueryClientProvider>
    ) : (
      probe
    )
    return strict ? <StrictMode>{provided}</StrictMode> : provided
  }
  const view = await act(async () => render(tree({})))
  return {
    now: () => {
      if (!flow.current) throw new Error('not mounted')
      return flow.current
    },
    change: (changes: Partial<UseLoginFlowOptions>) =>
      act(async () => view.rerender(tree(changes))),
    unmount: () => act(async () => view.unmount()),
  }
}

const push = (client: FakeClient, rest: Parameters<typeof anEvent>[0]) =>
  act(async () => client.stream.push(anEvent(rest)))

const succeed = { flow_status: 'SUCCESS', flow_step: 'COMPLETED' } as const

it('exchanges, reads and streams once under StrictMode', async () => {
  const client = createFakeClient()

  const { now } = await mountFlow(client, {}, { strict: true })

  expect([client.exchanges, client.reads, client.streams.length]).toEqual([1, 1, 1])
  expect(now().step.kind).toBe('discovering')
})

it('goes on with the same session after a remount', async () => {
  const client = createFakeClient()
  const first = await mountFlow(client)
  await first.unmount()

  const { now } = await mountFlow(client)

  expect(client.exchanges).toBe(1)
  expect(now().step.kind).toBe('discovering')
})

it('spends nothing on a server, and the code once when its page is hydrated', async () => {
  const client = createFakeClient(aRecord(signInPause))
  function Probe() {
    return <p>{useLoginFlow({ connectionId: 'ma_1', handoffCode: 'code', client }).step.kind}</p>
  }
  const page = document.createElement('div')
  page.innerHTML = renderToString(<Probe />)
  expect([page.textContent, client.exchanges]).toEqual(['discovering', 0])
  const onRecoverableError = vi.fn()

  const root = await act(async () =>
    hydrateRoot(
      page,
      <StrictMode>
        <Probe />
      </StrictMode>,
      { onRecoverableError },
    ),
  )

  expect([page.textContent, client.exchanges]).toEqual(['prime', 1])
  expect(onRecoverableError).not.toHaveBeenCalled()
  await act(async () => root.unmount())
})

it('spends a code once for two instances on a page', async () => {
  const client = createFakeClient(aRecord(signInPause))

  const [first, second] = [await mountFlow(client), await mountFlow(client)]

  expect(client.exchanges).toBe(1)
  expect([first.now().step.kind, second.now().step.kind]).toEqual(['input', 'input'])
})

it('takes up the session of an earlier page when the code is spent', async () => {
  const client = createFakeClient(aRecord(signInPause))
  client.onExchange = async () => {
    throw new ClientError('unauthorized', 'Used before.', { status: 401 })
  }
  const onError = vi.fn()
  const load = async () => ({
    connectionId: 'ma_1',
    jwt: 'kept',
    agreed: true,
    sealingKeys: undefined,
  })

  const { now } = await mountFlow(client, {
    onError,
    skipPrime: false,
    resume: { load, save: () => undefined },
  })

  expect(now().step.kind).toBe('input')
  expect(onError).not.toHaveBeenCalled()
})

it('aborts every request on unmount and tells nobody anything afterwards', async () => {
  const client = createFakeClient()
  const onStepChange = vi.fn()
  const onSuccess = vi.fn()
  const { unmount } = await mountFlow(client, { onStepChange, onSuccess })
  await push(client, signInPause)
  onStepChange.mockClear()

  await unmount()
  await push(client, succeed)

  expect(client.signals.length).toBeGreaterThan(0)
  expect(client.signals.every(({ aborted }) => aborted)).toBe(true)
  expect(onStepChange).not.toHaveBeenCalled()
  expect(onSuccess).not.toHaveBeenCalled()
})

it.each([false, true])('reports success once (StrictMode: %s)', async (strict) => {
  const client = createFakeClient()
  const onSuccess = vi.fn()
  const { change } = await mountFlow(client, { onSuccess }, { strict })

  await push(client, succeed)
  await change({})

  expect(onSuccess.mock.calls).toEqual([[{ profileName: 'ada', domain: 'harbor.example' }]])
})

it('reports every change of step once', async () => {
  const client = createFakeClient()
  const kinds: string[] = []
  const { now } = await mountFlow(client, { onStepChange: ({ kind }) => kinds.push(kind) })

  await push(client, signInPause)
  await push(client, signInPause)
  await act(() => now().submit({ f_user: 'ada', f_pw: 'x' }))
  await push(client, { flow_step: 'SUBMITTING' })
  await push(client, succeed)

  expect(kinds).toEqual(['discovering', 'input', 'submitting', 'success'])
})

it('calls back in the latest closure', async () => {
  const client = createFakeClient()
  const stale = vi.fn()
  const latest = vi.fn()
  const { change } = await mountFlow(client, { onSuccess: stale })

  await change({ onSuccess: latest })
  await push(client, succeed)

  expect(stale).not.toHaveBeenCalled()
  expect(latest).toHaveBeenCalledTimes(1)
})

it('runs a second flow for a second code on the same mount', async () => {
  const client = createFakeClient()
  const onSuccess = vi.fn()
  const { change, now } = await mountFlow(client, { onSuccess })
  await push(client, succeed)

  await change({ handoffCode: 'another' })
  expect(now().step.kind).toBe('discovering')
  await push(client, succeed)

  expect(client.exchanges).toBe(2)
  expect(onSuccess).toHaveBeenCalledTimes(2)
})

it.each([
  [
    { flow_status: 'FAILED', flow_step: 'COMPLETED', error_code: 'bot_detected' } as const,
    { code: 'bot_detected', message: 'The login ended as bot_detected.' },
  ],
  [
    { flow_status: 'EXPIRED', flow_step: 'COMPLETED', error_message: 'Too slow.' } as const,
    { code: undefined, message: 'Too slow.' },
  ],
])('reports the end %j as a failure', async (end, failure) => {
  const client = createFakeClient()
  const onError = vi.fn()
  await mountFlow(client, { onError })

  await push(client, end)

  expect(onError.mock.calls).toEqual([[failure]])
})

it('reports a refused code as a failure', async () => {
  const client = createFakeClient()
  client.onExchange = async () => {
    throw new ClientError('unauthorized', 'Used before.', { status: 401 })
  }
  const onError = vi.fn()

  const { now } = await mountFlow(client, { onError }, { strict: true })

  expect(now().step.kind).toBe('expired')
  expect(onError.mock.calls).toEqual([[{ code: 'unauthorized', message: 'Used before.' }]])
})

it('says who canceled', async () => {
  const client = createFakeClient()
  const onCancel = vi.fn()
  const { now } = await mountFlow(client, { onCancel })
  await act(async () => now().cancel())
  const other = createFakeClient()
  await mountFlow(other, { onCancel })

  await push(other, { flow_status: 'CANCELED', flow_step: 'COMPLETED' })

  expect(onCancel.mock.calls).toEqual([[{ reason: 'user' }], [{ reason: 'server' }]])
})

it('can be left, taken up again, and started over by what the steps offer', async () => {
  const client = createFakeClient(aRecord(signInPause))
  const onRestart = vi.fn()
  const { now } = await mountFlow(client, { onRestart })

  const pause = now().step
  await act(async () => 'cancel' in pause && pause.cancel())
  const left = now().step
  expect(left.kind).toBe('canceled')
  await act(async () => 'retry' in left && left.retry?.())
  expect(now().step.kind).toBe('input')
  await push(client, { flow_status: 'FAILED', flow_step: 'COMPLETED' })
  const failed = now().step
  await act(async () => 'restart' in failed && failed.restart?.())

  expect(onRestart).toHaveBeenCalledTimes(1)
  expect('cancel' in failed).toBe(false)
})

it('offers no restart that would do nothing', async () => {
  const client = createFakeClient(aRecord({ flow_status: 'FAILED' }))

  const { now } = await mountFlow(client)

  expect(now().restart).toBeUndefined()
  expect(now().step).toMatchObject({ kind: 'failed', restart: undefined })
})

it('answers by the step itself', async () => {
  const client = createFakeClient(
    aRecord({ ...signInPause, choices: [{ id: 'sms', label: 'Text', type: 'mfa_method' }] }),
  )
  const { now } = await mountFlow(client)
  const { step } = now()
  if (step.kind !== 'input') throw new Error(step.kind)

  const [option] = step.options
  await act(async () => option && step.choose(option))
  await push(client, { ...signInPause, interaction_id: 'mai_2' })
  const next = now().step
  await act(async () => next.kind === 'input' && next.submit({ f_user: 'ada', f_pw: 'x' }))

  expect(client.submits).toEqual([
    { selected_choice_id: 'sms', interaction_id: 'mai_1' },
    { field_values: { f_user: 'ada', f_pw: 'x' }, interaction_id: 'mai_2' },
  ])
})

it('reacts to the next event after an answer, without any time passing', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const client = createFakeClient(aRecord(signInPause))
  const { now } = await mountFlow(client)

  await act(() => now().submit({ f_user: 'ada', f_pw: 'x' }))
  await push(client, succeed)

  expect(now().step.kind).toBe('success')
  expect([client.exchanges, client.reads, client.streams.length]).toEqual([1, 1, 1])
})

it.each([false, true])('warns of the end once per flow (StrictMode: %s)', async (strict) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const flow_expires_at = new Date(Date.now() + 300_000).toISOString()
  const client = createFakeClient(aRecord({ ...signInPause, flow_expires_at }))
  const onExpireSoon = vi.fn()
  const { now, change } = await mountFlow(client, { onExpireSoon }, { strict })
  const before = now()
  expect(before.expiry).toMatchObject({ warning: false, secondsLeft: 300 })

  await act(async () => vi.advanceTimersByTime(30_000))
  expect(now()).toBe(before)
  expect(before.expiry?.secondsLeft).toBe(270)
  await act(async () => vi.advanceTimersByTime(150_000))
  await change({})
  await act(async () => vi.advanceTimersByTime(30_000))
  await act(() => now().submit({ f_user: 'ada', f_pw: 'x' }))

  expect(client.submits).toHaveLength(1)
  expect(now().expiry).toMatchObject({ warning: true, secondsLeft: 90 })
  expect(onExpireSoon).toHaveBeenCalledTimes(1)
})

it('asks for consent first unless told otherwise', async () => {
  const client = createFakeClient(aRecord(signInPause))
  const { now } = await mountFlow(client, { skipPrime: false })
  expect(now().step).toMatchObject({ kind: 'prime', domain: 'harbor.example' })

  await act(async () => now().continue())

  expect(now().step.kind).toBe('input')
})

it("keeps the record in the host's query cache, and no secret or token", async () => {
  const queryClient = new QueryClient()
  const client = createFakeClient(aRecord(signInPause))
  client.onExchange = async () => ({ jwt: 'tok-canary' })
  const { now } = await mountFlow(client, { handoffCode: 'code-canary' }, { queryClient })

  await act(() => now().submit({ f_user: 'ada', f_pw: 'pw-canary' }))
  await push(client, { flow_step: 'SUBMITTING' })

  const key = managedAuthKeys.connection(client.baseUrl, 'ma_1')
  expect(queryClient.getQueryData(key)).toMatchObject({ flow_step: 'SUBMITTING' })
  const cached = [
    ...queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => ({ queryKey, state })),
    ...queryClient
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  ]
  expect(cached).toHaveLength(1)
  expect(JSON.stringify(cached)).not.toContain('canary')
})
