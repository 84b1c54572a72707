import type { Item, ItemOverview, VaultOverview } from '@1password/sdk'
import sdk from '@1password/sdk'
import { describe, expect, it } from 'vitest'
import { Secret } from '../flows/secret.ts'
import { type ConnectToOnePassword, openOnePassword } from './onepassword-service-account.ts'

// 1Password cannot be asked here. A client of the SDK's own types stands in for it; the SDK itself
// is loaded where it needs no server: to refuse a token that is none.

const { AutofillBehavior, ItemCategory, ItemFieldType, ItemState, VaultType } = sdk
const at = new Date('2026-01-01T12:00:00Z')
const token = new Secret('ops_token-canary')

const vault = (id: string, title: string): VaultOverview => ({
  id,
  title,
  description: '',
  vaultType: VaultType.UserCreated,
  activeItemCount: 1,
  contentVersion: 1,
  attributeVersion: 1,
  createdAt: at,
  updatedAt: at,
})

const overview = (id: string, more: Partial<ItemOverview> = {}): ItemOverview => ({
  id,
  title: `Item ${id}`,
  category: ItemCategory.Login,
  vaultId: 'v1',
  websites: [],
  tags: [],
  createdAt: at,
  updatedAt: at,
  state: ItemState.Active,
  ...more,
})

const site = (url: string, autofillBehavior = AutofillBehavior.AnywhereOnWebsite) => ({
  url,
  label: 'website',
  autofillBehavior,
})

const lists: Record<string, ItemOverview[]> = {
  v1: [
    overview('1', {
      websites: [
        site('https://keyring.example/login'),
        site('https://intranet.example', AutofillBehavior.Never),
      ],
    }),
    overview('2', { category: ItemCategory.SecureNote }),
    overview('3', { state: ItemState.Archived }),
  ],
  v2: [overview('4', { vaultId: 'v2', category: ItemCategory.Password })],
}

const item: Item = {
  ...overview('1'),
  version: 1,
  notes: 'a note',
  sections: [],
  files: [],
  fields: [
    { id: 'username', title: 'username', fieldType: ItemFieldType.Text, value: 'ada@a.test' },
    { id: 'password', title: 'password', fieldType: ItemFieldType.Concealed, value: 'right' },
    {
      id: 'TOTP_1',
      title: 'one-time password',
      fieldType: ItemFieldType.Totp,
      value: 'otpauth://totp/Keyring?secret=JBSWY3DPEHPK3PXP',
      details: { type: 'Otp', content: { code: '123456' } },
    },
    { id: 'x1', title: 'company', fieldType: ItemFieldType.Text, value: 'Analytical' },
    { id: 'x2', title: 'key', fieldType: ItemFieldType.SshKey, value: 'a private key' },
    { id: 'x3', title: 'born', fieldType: ItemFieldType.Date, value: '1815' },
  ],
}

const connect: ConnectToOnePassword = async () => ({
  vaults: { list: async () => [vault('v1', 'People'), vault('v2', 'Shared')] },
  items: { list: async (vaultId) => lists[vaultId] ?? [], get: async () => item },
})

/** A client that fails at everything, in the way given. */
const failing =
  (error: Error): ConnectToOnePassword =>
  async () => ({
    vaults: { list: () => Promise.reject(error) },
    items: { list: () => Promise.reject(error), get: () => Promise.reject(error) },
  })

describe('a service account', () => {
  it('lists vaults, and the logins in all of them', async () => {
    const opened = await openOnePassword({ token }, connect)

    expect(await opened.vaults()).toEqual([
      { id: 'v1', name: 'People' },
      { id: 'v2', name: 'Shared' },
    ])
    expect(await opened.items()).toEqual([
      {
        id: '1',
        title: 'Item 1',
        vaultId: 'v1',
        vaultName: 'People',
        urls: ['https://keyring.example/login'],
      },
      { id: '4', title: 'Item 4', vaultId: 'v2', vaultName: 'Shared', urls: [] },
    ])
  })

  it('gives user name, password, the secret of codes and the texts of the item itself', async () => {
    const opened = await openOnePassword({ token }, connect)

    expect(await opened.read({ id: '1', vaultId: 'v1' })).toEqual({
      values: {
        username: 'ada@a.test',
        password: 'right',
        company: 'Analytical',
      },
      totpSecret: 'otpauth://totp/Keyring?secret=JBSWY3DPEHPK3PXP',
    })
  })
})

describe('a refusal of 1Password', () => {
  it.each([
    ['rate_limited', new sdk.RateLimitExceededError('slow down')],
    ['access_refused', new Error('(401) Unauthorized: the token was revoked')],
    ['item_not_found', new Error('the item could not be found: not found')],
    ['unreachable', new Error('error sending request for url (https://my.1password.com)')],
  ])('is %s, in words of our own', async (code, error) => {
    const opened = await openOnePassword({ token }, failing(error))

    await expect(opened.vaults()).rejects.toMatchObject({ code })
    await expect(opened.vaults()).rejects.not.toThrow(error.message)
    await expect(opened.read({ id: '1', vaultId: 'v1' })).rejects.toMatchObject({ code })
  })

  it.each(['ops_bogus', 'bogus'])('of the token %s comes from the SDK itself', async (text) => {
    const refused = openOnePassword({ token: new Secret(text) })

    await expect(refused).rejects.toMatchObject({ code: 'access_refused' })
    await expect(refused).rejects.not.toThrow(text)
  })
})
