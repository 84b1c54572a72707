import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../flows/secret.ts'
import { openOnePasswordConnect } from './onepassword-connect.ts'

// Against a server that keeps to the documented contract of Connect: paths, answers and refusals.
// https://developer.1password.com/docs/connect/api-reference

const token = 'connect-token-canary'
const people = 'hzt4aaaaaaaaaaaaaaaaaaaaaa'
const shared = 'wxy2aaaaaaaaaaaaaaaaaaaaaa'
const keyring = 'itm1aaaaaaaaaaaaaaaaaaaaaa'

const vaults = [
  { id: people, name: 'People', attributeVersion: 1, contentVersion: 72, type: 'USER_CREATED' },
  { id: shared, name: 'Shared', attributeVersion: 1, contentVersion: 3, type: 'EVERYONE' },
]
const overview = {
  id: keyring,
  title: 'Keyring',
  vault: { id: people },
  category: 'LOGIN',
  urls: [{ primary: true, href: 'https://keyring.example/login' }],
  version: 3,
}
const items: Record<string, object[]> = {
  [people]: [
    overview,
    { id: 'note', title: 'A note', vault: { id: people }, category: 'SECURE_NOTE' },
    { ...overview, id: 'gone', title: 'Gone', trashed: true },
  ],
  [shared]: [{ id: 'bare', title: 'Bare', vault: { id: shared }, category: 'PASSWORD' }],
}
const fullItem = {
  ...overview,
  fields: [
    { id: 'username', type: 'STRING', purpose: 'USERNAME', label: 'username', value: 'ada@a.test' },
    { id: 'password', type: 'CONCEALED', purpose: 'PASSWORD', label: 'password', value: 'right' },
    { id: 'notesPlain', type: 'STRING', purpose: 'NOTES', label: 'notes', value: 'a note' },
    {
      id: 'TOTP_1',
      type: 'OTP',
      label: 'one-time password',
      value: 'otpauth://totp/Keyring?secret=JBSWY3DPEHPK3PXP',
      totp: '123456',
    },
    { id: 'x1', type: 'STRING', label: 'company', value: 'Analytical' },
    { id: 'x2', type: 'DATE', label: 'born', value: '1815' },
    { id: 'x3', type: 'STRING', label: 'empty' },
  ],
}

let server: Server
let baseUrl: string
let answer: { status: number; body: string; headers?: Record<string, string> } | undefined
let asked: string[]

beforeEach(async () => {
  answer = undefined
  asked = []
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(`${request.method} ${pathname} ${request.headers.authorization}`)
    const send = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }
    if (answer) return send(answer.status, answer.body, answer.headers)
    if (request.headers.authorization !== `Bearer ${token}`) {
      return send(401, { status: 401, message: `Invalid token signature: ${token}` })
    }
    const [, vaultId = '', itemId] =
      /^\/connect\/v1\/vaults\/(?:([^/]+)\/items(?:\/([^/]+))?)?$/.exec(pathname) ?? []
    if (pathname === '/connect/v1/vaults/') return send(200, vaults)
    if (itemId === keyring) return send(200, fullItem)
    if (itemId) return send(404, { status: 404, message: 'Item not found' })
    return items[vaultId] ? send(200, items[vaultId]) : send(404, { status: 404, message: 'x' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://localhost:${(server.address() as AddressInfo).port}/connect`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const resolve = async () => ['127.0.0.1']
const open = (more: { token?: string; allowPrivateNetwork?: boolean } = {}) =>
  openOnePasswordConnect(
    { token: new Secret(more.token ?? token), baseUrl },
    { resolve, allowPrivateNetwork: more.allowPrivateNetwork ?? true },
  )

describe('a Connect server', () => {
  it('lists vaults, and the logins in all of them', async () => {
    const vault = await open()

    expect(await vault.vaults()).toEqual([
      { id: people, name: 'People' },
      { id: shared, name: 'Shared' },
    ])
    expect(await vault.items()).toEqual([
      {
        id: keyring,
        title: 'Keyring',
        vaultId: people,
        vaultName: 'People',
        urls: ['https://keyring.example/login'],
      },
      { id: 'bare', title: 'Bare', vaultId: shared, vaultName: 'Shared', urls: [] },
    ])
  })

  it('gives user name, password, the secret of codes and the fields of the item itself', async () => {
    expect(await (await open()).read({ id: keyring, vaultId: people })).toEqual({
      values: {
        username: 'ada@a.test',
        email: 'ada@a.test',
        password: 'right',
        company: 'Analytical',
      },
      totpSecret: 'otpauth://totp/Keyring?secret=JBSWY3DPEHPK3PXP',
    })
    expect(asked).toEqual([`GET /connect/v1/vaults/${people}/items/${keyring} Bearer ${token}`])
  })
})

describe('what a Connect server refuses', () => {
  it('a token, without a word of the server about it', async () => {
    const refused = (await open({ token: 'wrong' })).vaults()

    await expect(refused).rejects.toMatchObject({ code: 'access_refused' })
    await expect(refused).rejects.not.toThrow(token)
  })

  it('an item that is gone', async () => {
    const vault = await open()
    const gone = vault.read({ id: 'gone', vaultId: people })

    await expect(gone).rejects.toMatchObject({ code: 'item_not_found' })
  })

  it.each([
    ['rate_limited', 429, '{}'],
    ['unreachable', 503, '{}'],
    ['unreadable', 200, '<html>'],
    ['unreadable', 200, '{"message":"hello"}'],
    ['unreadable', 200, '[{"id":1}]'],
  ])('as %s when it answers %i %s', async (code, status, body) => {
    answer = { status, body }

    await expect((await open()).vaults()).rejects.toMatchObject({ code })
  })

  it('follows no redirect: the token is for the named server alone', async () => {
    answer = { status: 302, body: '', headers: { location: `${baseUrl}/v1/vaults/` } }

    await expect((await open()).vaults()).rejects.toMatchObject({ code: 'unreadable' })
    expect(asked).toHaveLength(1)
  })

  it('says that nobody is there', async () => {
    const vault = await open()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))

    await expect(vault.vaults()).rejects.toMatchObject({ code: 'unreachable' })
  })
})

it('sends nothing into a private network, by name or by address', async () => {
  const vault = await open({ allowPrivateNetwork: false })
  await expect(vault.vaults()).rejects.toMatchObject({ code: 'not_allowed' })

  const rebound = await openOnePasswordConnect(
    { token: new Secret(token), baseUrl: baseUrl.replace('localhost', 'connect.example') },
    { resolve, allowPrivateNetwork: false },
  )
  await expect(rebound.vaults()).rejects.toMatchObject({ code: 'not_allowed' })
  expect(asked).toEqual([])
})
