import type { SiteAccount } from '../description.ts'

/** The one person with accounts everywhere. */
export const mara = (
  password: string,
  more: Partial<Omit<SiteAccount, 'password'>> = {},
): SiteAccount => ({
  identifier: 'mara@example.test',
  password,
  fullName: 'Mara Lindqvist',
  email: 'mara@example.test',
  ...more,
})
