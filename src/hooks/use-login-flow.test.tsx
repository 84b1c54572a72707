import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, it, vi } from 'vitest'
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
