import type { CDPSession, Frame } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import type { Stray } from '../../flows/login-page.ts'
import { Secret } from '../../flows/secret.ts'
import { Outgoing } from './outgoing.ts'
import type { Paused } from './paused-request.ts'

// The rules of a swap, request by request, without a browser.

const standIn = 'Xy12ab34z'
const value = 'Qw98zz11k'
const allowed = ['shop.example', 'login.shop.example']

let outgoing: Outgoing
let sent: { method: string; params: { postData?: string; interceptResponse?: boolean } }[]
let strays: Stray[]
let refused: Stray[]
let swaps: number
let pageUrl: string

const session = {
  send: async (method: string, params: object) => void sent.push({ method, params }),
} as unknown as CDPSession
const frame = { url: () => pageUrl, parentFrame: () => null } as unknown as Frame

beforeEach(() => {
  ;[sent, strays, refused, swaps, pageUrl] = [[], [], [], 0, 'https://shop.example/']
  outgoing = new Outgoing({
    allowsHost: async (host) => allowed.includes(host),
    onStray: (stray) => refused.push(stray),
    onRelief: () => undefined,
  })
  const onSwap = () => {
    swaps += 1
  }
  const onStray = (stray: Stray) => void strays.push(stray)
  const filling = { by: 'decoy' as const, standIn: new Secret(standIn), onSwap, onStray }
  outgoing.watch([{ frame, value: new Secret(value), filling }])
})

interface Asked {
  url?: string
  method?: string
  body?: string
  type?: string
  headers?: Record<string, string>
}
let requests = 0

const paused = ({
  url = 'https://shop.example/in',
  method = 'POST',
  body = `p=${standIn}`,
  type = 'Fetch',
  headers = {},
}: Asked): Paused => {
  requests += 1
  return {
    requestId: `r${requests}`,
    networkId: `n${requests}`,
    resourceType: type,
    request: { url, method, headers, ...(body && { postData: body }) },
  }
}

/** What became of a request: its new body, `as it was`, or `stopped`. */
async function passes(asked: Asked): Promise<string> {
  await outgoing.pass(session, paused(asked))
  const { method = '', params } = sent.at(-1) ?? {}
  if (method === 'Fetch.failRequest') return 'stopped'
  if (!params?.postData) return 'as it was'
  return Buffer.from(params.postData, 'base64').toString()
}

it.each(['POST', 'PUT', 'PATCH'])('swaps into a %s to an allowed host', async (method) => {
  expect(await passes({ method })).toBe(`p=${value}`)
  expect([swaps, strays]).toEqual([1, []])
})

it.each<[string, Asked]>([
  ['another method', { method: 'DELETE' }],
  ['a beacon', { type: 'Ping' }],
  ['a report', { type: 'CSPViolationReport' }],
  ['a body that holds it twice', { body: `p=${standIn}&again=${standIn}` }],
  ['one that a foreign page sends', { headers: { Origin: 'https://evil.example' } }],
  ['one that a page from nowhere sends', { headers: { origin: 'null' } }],
  ['one that a page without TLS sends', { headers: { origin: 'http://shop.example' } }],
])('leaves the stand-in in %s', async (_what, asked) => {
  expect(await passes(asked)).toBe('as it was')
  expect([swaps, strays]).toEqual([0, []])
})

it('leaves it in once the document of the field is another one', async () => {
  pageUrl = 'https://evil.example/'
  expect(await passes({})).toBe('as it was')
  pageUrl = 'http://shop.example/'
  expect(await passes({})).toBe('as it was')
})

it.each<[Stray['why'], string, Asked]>([
  ['not-allowed', 'evil.example', { url: 'https://evil.example/' }],
  ['not-allowed', 'shop.example.evil.example', { url: 'https://shop.example.evil.example/' }],
  [
    'not-allowed',
    'evil.example',
    { url: `https://evil.example/?${standIn}`, body: '', method: 'GET', type: 'Image' },
  ],
  ['not-secure', 'shop.example', { url: 'http://shop.example/in' }],
  [
    'in-address',
    'shop.example',
    { url: `https://shop.example/?p=${standIn}`, body: '', method: 'GET' },
  ],
])('stops what takes it astray: %s, %s', async (why, host, asked) => {
  expect(await passes(asked)).toBe('stopped')
  expect([strays, refused]).toEqual([
    [{ host, why }].map((one) => expect.objectContaining(one)),
    [],
  ])

  expect(await passes({ ...asked, type: 'Document' })).toBe('stopped')
  expect(refused).toMatchObject([{ host, why }])
})

it('has everything held up until the value was sent, less until it is answered, then nothing', async () => {
  expect(outgoing.reach).toBe('everything')
  expect(await passes({ url: 'https://shop.example/style.css', body: '', method: 'GET' })).toBe(
    'as it was',
  )
  expect(outgoing.reach).toBe('everything')

  const request = paused({})
  await outgoing.pass(session, request)
  expect(sent.at(-1)?.params.interceptResponse).toBe(true)
  expect([outgoing.reach, outgoing.isDone]).toEqual(['carrying', true])

  outgoing.forget()
  expect(outgoing.reach).toBe('carrying')
  await outgoing.pass(session, { ...request, responseStatusCode: 200 })
  expect(outgoing.reach).toBe('nothing')
})

it('lets a redirect repeat the body where it may go, and nowhere else', async () => {
  const redirect = async (status: number, location: string) => {
    const request = paused({})
    await outgoing.pass(session, request)
    const responseHeaders = [{ name: 'Location', value: location }]
    await outgoing.pass(session, { ...request, responseStatusCode: status, responseHeaders })
    return sent.at(-1)?.method
  }

  expect(await redirect(307, '/next')).toBe('Fetch.continueRequest')
  expect(await redirect(308, 'https://evil.example/')).toBe('Fetch.failRequest')
  expect(await redirect(302, 'https://evil.example/')).toBe('Fetch.continueRequest')
})

it('swaps three times at most', async () => {
  const bodies = [await passes({}), await passes({}), await passes({}), await passes({})]
  expect(bodies).toEqual([...Array(3).fill(`p=${value}`), 'as it was'])
})
