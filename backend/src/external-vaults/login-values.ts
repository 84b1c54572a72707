import type { ItemValues } from '../flows/providers/external-vault.ts'

/** What an item of any password manager holds, before it is named as a login knows it. */
export interface ItemContent {
  username?: string | undefined
  password?: string | undefined
  /** Base32, or an `otpauth://` address. */
  totpSecret?: string | undefined
  /** Fields of the item's own, by their labels: a company, a customer number. */
  others: [label: string, value: string][]
}

/** Names an item's content by the storage names a login asks for; what is empty is not there. */
export function loginValues({ username, password, totpSecret, others }: ItemContent): ItemValues {
  const named = [...others, ['username', username ?? ''], ['password', password ?? '']]
  const values = Object.fromEntries(named.filter(([, value]) => value !== ''))
  return { values, totpSecret: totpSecret || undefined }
}
