import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createFakeClient } from '../../test/support/fake-client.ts'
import { anEvent, aRecord, signInPause } from '../../test/support/wire.ts'
import { ClientError } from '../core/client-error.ts'
import { managedAuthKeys } from './managed-auth-keys.ts'
import { useConnection } from './use-connection.ts'
import { useLoginFlow } from './use-login-flow.ts'

it('reads a connection and follows its flow, without a provider', async () => {
  const client = createFakeClient()
  const { result } = renderHook(() => useConnection({ connectionId: 'ma_1', jwt: 'jwt', client }))
  await waitFor(() => expect(client.streams).toHaveLength(1))

  await act(async () => client.stream.push(anEvent(signInPause)))

  await waitFor(() => expect(result.current.data?.flow_step).toBe('AWAITING_INPUT'))
  expect(result.current.status).toBe('success')
})

it.each(['SUCCESS', null])('opens no stream for a flow at rest (%s)', async (flow_status) => {
  const client = createFakeClient(aRecord({ flow_status, status: 'AUTHENTICATED' }))
  const { result } = renderHook(() => useConnection({ connectionId: 'ma_1', jwt: 'jwt', client }))

  await waitFor(() => expect(result.current.data?.status).toBe('AUTHENTICATED'))

  expect(client.streams).toHaveLength(0)
})

it('aborts everything on unmount', async () => {
  const client = createFakeClient()
  const { unmount } = renderHook(() => useConnection({ connectionId: 'ma_1', jwt: 'jwt', client }))
  await waitFor(() => expect(client.streams).toHaveLength(1))

  unmount()

  expect(client.stream.aborted).toBe(true)
})

it('shows a refusal as an error with its code, at once', async () => {
  const client = createFakeClient()
  client.onRead = async () => {
    throw new ClientError('unauthorized', 'Expired.', { status: 401 })
  }
  const { result } = renderHook(() => useConnection({ connectionId: 'ma_1', jwt: 'old', client }))

  await waitFor(() => expect(result.current.error?.code).toBe('unauthorized'))

  expect(client.reads).toBe(1)
})

it('shares what a login flow beside it sees, without a token of its own', async () => {
  const client = createFakeClient()
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(
    () => {
      useLoginFlow({ connectionId: 'ma_1', handoffCode: 'code', client })
      return useConnection({ connectionId: 'ma_1', client })
    },
    { wrapper },
  )

  await waitFor(() => expect(result.current.data?.domain).toBe('harbor.example'))

  expect(client.reads).toBe(1)
})

it('polls when asked to, and opens no stream', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const client = createFakeClient()
  const options = { connectionId: 'ma_1', jwt: 'jwt', client, refetchInterval: 5_000 }
  const { unmount } = renderHook(() => useConnection(options))
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(client.reads).toBe(1)

  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect([client.reads, client.streams.length]).toEqual([3, 0])
  unmount()
  await vi.advanceTimersByTimeAsync(10_000)

  expect(client.reads).toBe(3)
})

it("stands in the host's cache under its documented key, where the host can ask anew", async () => {
  const client = createFakeClient(aRecord({ flow_status: 'SUCCESS' }))
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useConnection({ connectionId: 'ma_1', jwt: 'jwt', client }), {
    wrapper,
  })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  const queryKey = managedAuthKeys.connection(client.baseUrl, 'ma_1')
  expect(queryKey).toEqual(['managed-auth', 'connection', client.baseUrl, 'ma_1'])
  expect(queryClient.getQueryCache().find({ queryKey })?.getObserversCount()).toBe(1)

  await act(() => queryClient.invalidateQueries({ queryKey: managedAuthKeys.all }))

  expect(client.reads).toBe(2)
})
