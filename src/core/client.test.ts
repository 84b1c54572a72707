import { afterEach, expect, it, vi } from 'vitest'
import { anEvent, aRecord } from '../../test/support/wire.ts'
import { createReceiver } from '../seal/receiver.ts'
import { createClient } from './whole.ts'

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'Content-Type': 'application/json', ...init.headers },
  })

const answering = (response: () => Response) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => response())
  return { fetch, client: createClient({ baseUrl: 'https://api.example/v1/', fetch }) }
}

const requestOf = (fetch: ReturnType<typeof answering>['fetch']) => {
  const [url, init] = fetch.mock.calls[0] ?? []
  return { url, method: init?.method, body: init?.body, headers: new Headers(init?.headers) }
}

const session = { connectionId: 'ma_1', jwt: 'token' }

afterEach(() => {
  vi.unstubAllGlobals()
})

it('exchanges a code without a token', async () => {
  const { client, fetch } = answering(() => json({ jwt: 'token' }))

  expect(await client.exchange({ connectionId: 'ma_1', code: 'once' })).toEqual({ jwt: 'token' })

  const { url, method, body, headers } = requestOf(fetch)
  expect(url).toBe('https://api.example/v1/auth/connections/ma_1/exchange')
  expect(method).toBe('POST')
  expect(body).toBe('{"code":"once"}')
  expect(headers.has('Authorization')).toBe(false)
})

it('keeps an id with slashes and blanks in one path segment', async () => {
  const { client, fetch } = answering(() => json(aRecord()))

  await client.retrieve({ connectionId: 'a/b ?#c', jwt: 'token' })

  expect(requestOf(fetch).url).toBe('https://api.example/v1/auth/connections/a%2Fb%20%3F%23c')
  expect(requestOf(fetch).headers.get('Authorization')).toBe('Bearer token')
})

it('takes the global fetch of the moment, at its own origin', async () => {
  const client = createClient()
  const later = vi.fn<typeof globalThis.fetch>(async () => json({ accepted: true }))
  vi.stubGlobal('fetch', later)

  await client.submit({ ...session, body: { selected_choice_id: 'sms' } })

  expect(requestOf(later).url).toBe('/auth/connections/ma_1/submit')
  expect(requestOf(later).body).toBe('{"selected_choice_id":"sms"}')
})

it('seals values for a server that has keys, and nothing else', async () => {
  const { keys, open } = await createReceiver()
  const { client, fetch } = answering(() => json({ accepted: true }))
  const body = { field_values: { f_pw: 'hunter2 ✓' }, interaction_id: 'mai_1' }

  await client.submit({ ...session, sealingKeys: keys, body })

  const sent = String(requestOf(fetch).body)
  expect(sent).not.toContain('hunter2')
  expect(await open('ma_1', JSON.parse(sent))).toEqual({ body })
})

it('sends nothing when it cannot seal', async () => {
  const { client, fetch } = answering(() => json({ accepted: true }))
  const sealingKeys = [{ id: 'sk_1', suite: 'from-the-future', public_key: 'AAAA' }]

  const sending = client.submit({ ...session, sealingKeys, body: { fields: { password: 'x' } } })

  await expect(sending).rejects.toMatchObject({ code: 'sealing_failed', status: undefined })
  expect(fetch).not.toHaveBeenCalled()
})

it('sends values as they are where there are no keys', async () => {
  const { client, fetch } = answering(() => json({ accepted: true }))

  await client.submit({ ...session, sealingKeys: [], body: { fields: { password: 'x' } } })

  expect(requestOf(fetch).body).toBe('{"fields":{"password":"x"}}')
})

it.each([
  [400, { code: 'stale_interaction', message: 'Too late.' }, 'stale_interaction'],
  [401, 'no json', 'unauthorized'],
  [404, {}, 'not_found'],
  [410, '', 'gone'],
  [422, {}, 'bad_request'],
  [503, '<html>', 'internal_error'],
])('reports %i as an error with a code', async (status, body, code) => {
  const { client } = answering(() => json(body, { status }))

  await expect(client.retrieve(session)).rejects.toMatchObject({
    name: 'ClientError',
    code,
    status,
  })
})

it.each([
  ['7', 7_000],
  [new Date(Date.now() + 60_000).toUTCString(), 60_000],
  ['soon', undefined],
])('reads Retry-After %s', async (header, ms) => {
  const { client } = answering(() =>
    json(
      { code: 'rate_limited', message: '' },
      { status: 429, headers: { 'Retry-After': header } },
    ),
  )

  const error = await client.retrieve(session).catch((cause: unknown) => cause)

  const { retryAfterMs } = error as { retryAfterMs: number | undefined }
  if (ms === undefined) expect(retryAfterMs).toBeUndefined()
  else expect(Math.abs((retryAfterMs ?? 0) - ms)).toBeLessThan(2_000)
})

it('calls a failed fetch a network error, and says nothing of what it held', async () => {
  const client = createClient({
    fetch: async () => {
      throw new TypeError('failed to send hunter2')
    },
  })

  const error = await client
    .submit({ ...session, body: { fields: { password: 'hunter2' } } })
    .catch((cause: unknown) => cause)

  expect(error).toMatchObject({ code: 'network_error', status: undefined })
  expect(String(error)).not.toContain('hunter2')
})

it.each([{}, { ...aRecord(), fields: [{ label: 'no id' }] }, 'text', null])(
  'refuses an answer outside the contract: %j',
  async (body) => {
    const { client } = answering(() => json(body))

    await expect(client.retrieve(session)).rejects.toMatchObject({ code: 'invalid_response' })
  },
)

it('lets words pass that a newer server may say', async () => {
  const { client } = answering(() => json({ ...aRecord(), flow_step: 'DREAMING', extra: 1 }))

  expect(await client.retrieve(session)).toMatchObject({ flow_step: 'DREAMING' })
})

const stream = (text: string, contentType = 'text/event-stream; charset=utf-8') =>
  new Response(text, { headers: { 'Content-Type': contentType } })

const frame = (event: string, data: unknown) =>
  `event: ${event}\ndata: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`

const follow = async (client: ReturnType<typeof createClient>) => {
  const events = []
  for await (const event of client.follow(session)) events.push(event)
  return events
}

it('follows events and leaves out names it does not know', async () => {
  const beat = { event: 'sse_heartbeat', timestamp: '2026-01-01T00:00:00Z' }
  const { client, fetch } = answering(() =>
    stream(
      frame('managed_auth_state', anEvent()) +
        frame('from_the_future', 'not json') +
        frame('sse_heartbeat', beat),
    ),
  )

  expect(await follow(client)).toEqual([anEvent(), beat])
  expect(requestOf(fetch).url).toBe('https://api.example/v1/auth/connections/ma_1/events')
  expect(requestOf(fetch).headers.get('Accept')).toBe('text/event-stream')
})

it.each([
  ['a page instead of a stream', () => stream('<html>', 'text/html')],
  ['no body', () => new Response(null, { status: 204 })],
  ['an event that is no JSON', () => stream(frame('managed_auth_state', 'hello'))],
  [
    'an event that calls itself otherwise',
    () => stream(frame('managed_auth_state', { ...anEvent(), event: 'sse_heartbeat' })),
  ],
])('refuses %s', async (_, response) => {
  const { client } = answering(response)

  await expect(follow(client)).rejects.toMatchObject({ code: 'invalid_response' })
})

it('calls a stream that breaks a network error', async () => {
  const broken = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated')),
  })
  const { client } = answering(
    () => new Response(broken, { headers: { 'Content-Type': 'text/event-stream' } }),
  )

  await expect(follow(client)).rejects.toMatchObject({ code: 'network_error' })
})
