import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConnectServer, startConnectServer } from '../../test/start-connect-server.ts'
import { Secret } from '../flows/secret.ts'
import { openOnePasswordConnect } from './onepassword-connect.ts'

const token = 'connect-token-canary'
const people = 'hzt4aaaaaaaaaaaaaaaaaaaaaa'
const shared = 'wxy2aaaaaaaaaaaaaaaaaaaaaa'
const keyring = 'itm1aaaaaaaaaaaaaaaaaaaaaa'

const vaults = [
  {
    id: people,
    name: 'People',
    items: [
      {
        id: keyring,
        title: 'Keyring',
        category: 'LOGIN',
        urls: [{ primary: true, href: 'https://keyring.example/login' }],
        fields: [
          { id: 'username', type: 'STRING', purpose: 'USERNAME', value: 'ada@a.test' },
          { id: 'password', type: 'CONCEALED', purpose: 'PASSWORD', value: 'right' },
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
      },
      { id: 'note', title: 'A note', category: 'SECURE_NOTE' },
      { id: 'gone', title: 'Gone', category: 'LOGIN', trashed: true },
    ],
  },
  { id: shared, name: 'Shared', items: [{ id: 'bare', title: 'Bare', category: 'PASSWORD' }] },
]

let server: ConnectServer

beforeEach(async () => {
  server = await startConnectServer(token, vaults)
})
afterEach(() => server.close())

const resolve = async () => ['127.0.0.1']
const open = (more: { token?: string; allowPrivateNetwork?: boolean } = {}) =>
  openOnePasswordConnect(
    { token: new Secret(more.token ?? token), baseUrl: server.baseUrl },
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
        password: 'right',
        company: 'Analytical',
      },
      totpSecret: 'otpauth://totp/Keyring?secret=JBSWY3DPEHPK3PXP',
    })
    expect(server.asked).toEqual([
      `GET /connect/v1/vaults/${people}/items/${keyring} Bearer ${token}`,
    ])
  })
})

describe('what a Connect server refuses', () => {
  it('a token, without a word of the server about it', async () => {
    const refused = (await open({ token: 'wrong-canary' })).vaults()

    await expect(refused).rejects.toMatchObject({ code: 'access_refused' })
    await expect(refused).rejects.not.toThrow(/canary/)
  })

  it('an item that is gone', async () => {
    const vault = await open()
    const gone = vault.read({ id: 'nowhere', vaultId: people })

    await expect(gone).rejects.toMatchObject({ code: 'item_not_found' })
  })

  it.each([
    ['rate_limited', 429, '{}'],
    ['unreachable', 503, '{}'],
    ['unreadable', 200, '<html>'],
    ['unreadable', 200, '{"message":"hello"}'],
    ['unreadable', 200, '[{"id":1}]'],
  ])('as %s when it answers %i %s', async (code, status, body) => {
    server.breaks(status, body)

    await expect((await open()).vaults()).rejects.toMatchObject({ code })
  })

  it('follows no redirect: the token is for the named server alone', async () => {
    server.breaks(302, '', { location: `${server.baseUrl}/v1/vaults/` })

    await expect((await open()).vaults()).rejects.toMatchObject({ code: 'unreadable' })
    expect(server.asked).toHaveLength(1)
  })

  it('says that nobody is there', async () => {
    const vault = await open()
    await server.close()

    await expect(vault.vaults()).rejects.toMatchObject({ code: 'unreachable' })
  })
})

it('sends nothing into a private network, by name or by address', async () => {
  const vault = await open({ allowPrivateNetwork: false })
  await expect(vault.vaults()).rejects.toMatchObject({ code: 'not_allowed' })

  const rebound = await openOnePasswordConnect(
    { token: new Secret(token), baseUrl: server.baseUrl.replace('localhost', 'connect.example') },
    { resolve, allowPrivateNetwork: false },
  )
  await expect(rebound.vaults()).rejects.toMatchObject({ code: 'not_allowed' })
  expect(server.asked).toEqual([])
})
