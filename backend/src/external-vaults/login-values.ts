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

/**
 * Names an item's content by the storage names a login asks for. A user name goes by every kind of
 * name it can be: `ada@example.com` is typed where an e-mail address is asked for, and where a user
 * name is.
 */
export function loginValues({ username, password, totpSecret, others }: ItemContent): ItemValues {
  const named = Object.fromEntries(others.filter(([, value]) => value !== ''))
  const values: Record<string, string> = { ...named }
  if (username) {
    values.username = username
    if (username.includes('@')) values.email = username
    else if (isPhoneNumber(username)) values.phone = username
  }
  if (password) values.password = password
  return { values, totpSecret: totpSecret || undefined }
}

const isPhoneNumber = (text: string): boolean => /^\+?[\d ()./-]{6,20}$/.test(text)
