import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import type { ReactNode } from 'react'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createMockCredentials, type MockCredentials } from '../../mock/credentials/server.ts'
import { useCredential } from './use-credential.ts'
import { useCredentials } from './use-credentials.ts'

const canary = 'c4nary hunter2 & more'
const key = 'JBSWY3DPEHPK3PXPJBSW'
const handlerUrl = 'http://app.test/api/managed-auth'
const network = setupServer()

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

const start = () => {
  const mock: MockCredentials = createMockCredentials({
    handlerUrl,
    credentials: [
      { name: 'Work', domain: 'harbor.example', value_keys: ['email', 'password'] },
      { name: 'Home', domain: 'orbit.example', value_keys: ['email'] },
    ],
  })
  network.use(...mock.handlers)
  const queryClient = new QueryClient({
    // What hosts set, and what must not repeat or keep a secret.
    defaultOptions: { mutations: { retry: 3, gcTime: Number.POSITIVE_INFINITY } },
  })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useCredentials({ handlerUrl }), { wrapper })
  const names = () => result.current.list.data?.map(({ name }) => name)
  return { mock, queryClient, wrapper, result, names }
}

/** What developer tools and persisters read. */
const cachesOf = (queryClient: QueryClient) => [
  ...queryClient.getMutationCache().getAll(),
  ...queryClient.getQueryCache().getAll(),
]

/** Every text that can be reached from something by its fields, those of functions included. */
function reachable(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === 'string') return value
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return ''
  if (seen.has(value)) return ''
  seen.add(value)
  const inside = value instanceof Map || value instanceof Set ? [...value] : []
  return [...inside, ...Object.values(value)].map((one) => reachable(one, seen)).join('\n')
}

it('lists, creates, changes and deletes', async () => {
  const { mock, result, names } = start()
  await waitFor(() => expect(names()).toEqual(['Work', 'Home']))

  const made = await act(() =>
    result.current.create.mutateAsync({
      ...{ name: 'Shop', domain: 'shop.example', values: { password: canary } },
    }),
  )
  await waitFor(() => expect(names()).toEqual(['Work', 'Home', 'Shop']))
  await act(() =>
    result.current.update.mutateAsync({ id: made.id, name: 'Store', totp_secret: key }),
  )
  await waitFor(() => expect(names()).toEqual(['Work', 'Home', 'Store']))
  await act(() => result.current.remove.mutateAsync(made.id))

  expect(mock.credentials().map(({ name }) => name)).toEqual(['Work', 'Home'])
  await waitFor(() => expect(names()).toEqual(['Work', 'Home']))
})

it.each(['sent', 'refused'])(
  'leaves nothing of what was %s in the query client',
  async (outcome) => {
    const { mock, queryClient, result, names } = start()
    await waitFor(() => expect(names()).toBeDefined())
    if (outcome === 'refused') mock.refuse('conflict')
    const [first] = mock.credentials()

    await act(async () => {
      result.current.create.mutate({
        ...{ name: 'Shop', domain: 'shop.example', values: { password: canary }, totp_secret: key },
      })
      result.current.update.mutate({ id: first?.id ?? '', values: { password: canary } })
    })
    const wanted = outcome === 'sent' ? 'success' : 'error'
    await waitFor(() => expect(result.current.create.status).toBe(wanted))
    await waitFor(() => expect(result.current.update.status).toBe(wanted))

    const found = reachable([cachesOf(queryClient), result.current])
    expect(found).toContain('Work')
    expect(found).not.toContain(canary)
    expect(found).not.toContain(key)
  },
)

it('would find in the query client what a plain mutation leaves there', async () => {
  const { queryClient, wrapper } = start()
  const plain = renderHook(() => useMutation({ mutationFn: async (_: object) => 1 }), { wrapper })

  await act(() => plain.result.current.mutateAsync({ values: { password: canary } }))

  expect(reachable(cachesOf(queryClient))).toContain(canary)
})

it('sends a secret once, whatever the host says of retries', async () => {
  const { mock, result, names } = start()
  await waitFor(() => expect(names()).toBeDefined())
  mock.refuse('internal_error')
  let sent = 0
  network.events.on('request:start', ({ request }) => {
    if (request.method === 'POST') sent += 1
  })

  await act(async () =>
    result.current.create.mutate({ name: 'a', domain: 'b.example', values: { password: canary } }),
  )
  await waitFor(() => expect(result.current.create.error?.code).toBe('internal_error'))

  expect(sent).toBe(1)
})

it('takes a deleted one away at once, and brings it back when the server refuses', async () => {
  const { mock, result, names } = start()
  await waitFor(() => expect(names()).toEqual(['Work', 'Home']))
  const [first] = mock.credentials()
  let answer: (response: Response) => void = () => undefined
  const answered = new Promise<Response>((resolve) => {
    answer = resolve
  })
  network.use(http.delete('*/credentials/:id', () => answered))

  act(() => result.current.remove.mutate(first?.id ?? ''))
  await waitFor(() => expect(names()).toEqual(['Home']))
  answer(HttpResponse.json({ code: 'forbidden', message: 'No.' }, { status: 403 }))
  await waitFor(() => expect(result.current.remove.error?.code).toBe('forbidden'))

  await waitFor(() => expect(names()).toEqual(['Work', 'Home']))
})

it('knows the names of the values after a change without asking again', async () => {
  const { mock, result, wrapper, names } = start()
  await waitFor(() => expect(names()).toBeDefined())
  const [first] = mock.credentials()
  const id = first?.id ?? ''
  const one = renderHook(() => useCredential({ id, handlerUrl }), { wrapper })
  await waitFor(() => expect(one.result.current.data?.value_keys).toEqual(['email', 'password']))

  await act(() => result.current.update.mutateAsync({ id, remove_value_keys: ['email'] }))

  await waitFor(() => expect(one.result.current.data?.value_keys).toEqual(['password']))
})
