import type { SiteAccount, SiteDescription, Turn } from '../description.ts'

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

/** The way through a plain form for e-mail and password, and what a wrong password meets. */
export const passwordLogin = (
  password: string,
  says: string,
  { identifier = 'mara@example.test', labels = ['E-mail', 'Password'] } = {},
): Pick<SiteDescription, 'way'> & Required<Pick<SiteDescription, 'refusal'>> => {
  const [name = '', secret = ''] = labels
  const enter = (typed: string): Turn => ({ enter: { [name]: identifier, [secret]: typed } })
  return { way: [enter(password)], refusal: { at: 0, turn: enter('not the password'), says } }
}
