import type { SiteDescription } from '../description.ts'
import { mara } from './people.ts'

/** Host name of the identity provider, without the port. */
export const providerHost = 'idp.localhost'

/** The account at the provider; the sites that sign in with Northstar know it by its address. */
export const northstarAccount = mara('polaris never sets', {
  identifier: 'mara@northstar.test',
  email: 'mara@northstar.test',
})

const { identifier, password } = northstarAccount

/** Logins that go through another host. */
export const providers: SiteDescription[] = [
  {
    name: 'atlas',
    title: 'Atlas',
    family: 'elsewhere',
    shows: 'A password form and "Continue with Northstar", which redirects to the provider.',
    account: northstarAccount,
    allowedDomains: [providerHost],
    home: '/routes',
    way: [
      { choose: 'Continue with Northstar' },
      { enter: { 'Northstar e-mail': identifier } },
      { enter: { 'Northstar password': password } },
    ],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': identifier, Password: 'no password here' } },
      says: 'Wrong e-mail or password. This address may use Northstar.',
    },
  },
  {
    name: 'beacon',
    title: 'Beacon',
    family: 'elsewhere',
    shows: '"Sign in with Northstar" alone, which opens the provider in a pop-up window.',
    account: northstarAccount,
    allowedDomains: [providerHost],
    home: '/',
    way: [
      { choose: 'Sign in with Northstar' },
      { enter: { 'Northstar e-mail': identifier } },
      { enter: { 'Northstar password': password } },
    ],
    refusal: {
      at: 2,
      turn: { enter: { 'Northstar password': 'not the password' } },
      says: 'Wrong Northstar password. Try again.',
    },
  },
]
