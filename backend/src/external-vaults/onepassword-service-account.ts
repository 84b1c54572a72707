import type { Client, Item, ItemField, ItemOverview } from '@1password/sdk'
import {
  type ExternalVault,
  ExternalVaultError,
  type ProviderAccess,
  type VaultItem,
} from '../flows/providers/external-vault.ts'
import { loginValues } from './login-values.ts'

/** The part of 1Password's client that is used here. */
export interface OnePasswordClient {
  vaults: Pick<Client['vaults'], 'list'>
  items: Pick<Client['items'], 'list' | 'get'>
}

/** Signs in to 1Password with a service account's token. */
export type ConnectToOnePassword = (token: string) => Promise<OnePasswordClient>

const integration = { integrationName: 'Managed Auth', integrationVersion: 'v0.1.0' }

/** Through 1Password's own SDK, whose ten megabytes are loaded when the first provider needs them. */
const connectBySdk: ConnectToOnePassword = async (token) => {
  const { default: sdk } = await import('@1password/sdk')
  return sdk.createClient({ auth: token, ...integration })
}

/** Items that are made to sign in to a site. The SDK's enumerations are not loaded for two words. */
const loginCategories: string[] = ['Login', 'Password']

/**
 * 1Password through a service account.
 *
 * @param connect - @default by `@1password/sdk`
 * @throws {ExternalVaultError} `access_refused`, `rate_limited`, `unreachable`
 */
export async function openOnePassword(
  { token }: Pick<ProviderAccess, 'token'>,
  connect: ConnectToOnePassword = connectBySdk,
): Promise<ExternalVault> {
  const client = await connect(token.reveal()).catch(refuse)
  const vaults = async () => {
    const all = await client.vaults.list().catch(refuse)
    return all.map(({ id, title }) => ({ id, name: title }))
  }
  return {
    vaults,
    async items() {
      const found: VaultItem[] = []
      // One after the other: service accounts have a small allowance of requests.
      for (const { id, name } of await vaults()) {
        const items = await client.items.list(id).catch(refuse)
        found.push(...items.filter(isLogin).map((item) => toItem(item, name)))
      }
      return found
    },
    async read({ id, vaultId }) {
      return valuesOf(await client.items.get(vaultId, id).catch(refuse))
    },
  }
}

const isLogin = ({ category, state }: ItemOverview): boolean =>
  loginCategories.includes(category) && state !== archived

const archived: `${ItemOverview['state']}` = 'archived'

const toItem = ({ id, title, vaultId, websites }: ItemOverview, vaultName: string): VaultItem => ({
  id,
  title,
  vaultId,
  vaultName,
  urls: websites.filter(({ autofillBehavior }) => autofillBehavior !== never).map(({ url }) => url),
})

/** The owner of the item wants no page of that address filled. */
const never: `${Item['websites'][number]['autofillBehavior']}` = 'Never'

/** Types whose value is a text to be typed into a page. */
const typedTypes: string[] = ['Text', 'Concealed', 'Email', 'Phone', 'Menu', 'Url']

function valuesOf({ fields }: Item) {
  const builtIn = (id: string) => fields.find((field) => field.id === id)?.value
  const isOther = ({ id, fieldType, title }: ItemField) =>
    id !== 'username' && id !== 'password' && typedTypes.includes(fieldType) && title !== ''
  return loginValues({
    username: builtIn('username'),
    password: builtIn('password'),
    // The value is what codes are made from; the code of this moment stands in the details.
    totpSecret: fields.find(({ fieldType }) => `${fieldType}` === 'Totp')?.value,
    others: fields.filter(isOther).map(({ title, value }) => [title, value]),
  })
}

/** The SDK tells most causes apart by their sentences alone. They are read here and go no further. */
function refuse(error: unknown): never {
  const { message, constructor: kind } = error instanceof Error ? error : new Error()
  // Its classes bear names and set none.
  if (kind.name === 'RateLimitExceededError' || /rate limit/i.test(message)) {
    throw new ExternalVaultError(
      'rate_limited',
      '1Password takes no more requests of this service account now. Try again later, or raise cache_ttl_seconds.',
    )
  }
  if (/not ?found|couldn't find|doesn't exist/i.test(message)) {
    throw new ExternalVaultError(
      'item_not_found',
      '1Password has no such item, or the service account may not read it.',
    )
  }
  if (
    /token|unauthori[sz]ed|forbidden|authenticat|permission|service account|user input/i.test(
      message,
    )
  ) {
    throw new ExternalVaultError(
      'access_refused',
      '1Password refused the token. Make a service account with access to the vaults, and give its token (ops_…).',
    )
  }
  throw new ExternalVaultError(
    'unreachable',
    '1Password could not be asked. Check that this server reaches it, and try again.',
  )
}
