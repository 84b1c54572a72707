import * as z from 'zod'
import type { ExternalVault, ProviderAccess, VaultItem } from '../flows/providers/external-vault.ts'
import { type ConnectNetwork, createConnectRequests, unreadable } from './connect-requests.ts'
import { loginValues } from './login-values.ts'

// What is read of the server's answers. The client's own types are not what comes: its enumerations
// are numbers, and nothing is checked.

const vaultSchema = z.object({ id: z.string(), name: z.string() })

const itemSchema = z.object({
  id: z.string(),
  title: z.string().default(''),
  category: z.string(),
  urls: z.array(z.object({ href: z.string() })).default([]),
  trashed: z.boolean().optional(),
})

const fullItemSchema = z.object({
  fields: z
    .array(
      z.object({
        type: z.string().optional(),
        purpose: z.string().optional(),
        label: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .default([]),
})
type Field = z.infer<typeof fullItemSchema>['fields'][number]

/**
 * 1Password through a Connect server.
 *
 * @param network - Which addresses may be reached.
 * @throws {ExternalVaultError} At each use: `access_refused`, `unreachable`, `not_allowed`,
 *   `rate_limited`, `unreadable`.
 * @see https://developer.1password.com/docs/connect/api-reference
 */
export async function openOnePasswordConnect(
  { token, baseUrl }: Pick<ProviderAccess, 'token' | 'baseUrl'>,
  network: ConnectNetwork,
): Promise<ExternalVault> {
  const { OnePasswordConnect } = await import('@1password/connect')
  const client = OnePasswordConnect({
    // The client joins its paths to it: without the slash the last folder would be lost.
    serverURL: `${baseUrl}/`,
    token: token.reveal(),
    httpClient: createConnectRequests(network),
  })
  const vaults = async () => read(z.array(vaultSchema), await client.listVaults())
  return {
    vaults,
    async items() {
      const lists = await Promise.all(
        (await vaults()).map(async ({ id, name }) => {
          const items = read(z.array(itemSchema), await client.listItems(id))
          return items.filter(isLogin).map((item) => toItem(item, id, name))
        }),
      )
      return lists.flat()
    },
    read: async ({ id, vaultId }) =>
      valuesOf(read(fullItemSchema, await client.getItemById(vaultId, id)).fields),
  }
}

function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer)
  if (!result.success) throw unreadable()
  return result.data
}

const isLogin = ({ category, trashed }: z.infer<typeof itemSchema>): boolean =>
  (category === 'LOGIN' || category === 'PASSWORD') && !trashed

const toItem = (
  { id, title, urls }: z.infer<typeof itemSchema>,
  vaultId: string,
  vaultName: string,
): VaultItem => ({ id, title, vaultId, vaultName, urls: urls.map(({ href }) => href) })

/** Types whose value is a text to be typed into a page. */
const typedTypes = ['STRING', 'EMAIL', 'CONCEALED', 'URL', 'MENU', 'PHONE']

function valuesOf(fields: Field[]) {
  const meantFor = (purpose: string) => fields.find((field) => field.purpose === purpose)?.value
  const isOther = ({ type = '', purpose }: Field) => !purpose && typedTypes.includes(type)
  return loginValues({
    username: meantFor('USERNAME'),
    password: meantFor('PASSWORD'),
    // `value` is what codes are made from; `totp` beside it is the code of this moment.
    totpSecret: fields.find(({ type }) => type === 'OTP')?.value,
    others: fields
      .filter(isOther)
      .flatMap(({ label, value }): [string, string][] => (label && value ? [[label, value]] : [])),
  })
}
