import type { SiteDescription } from '../description.ts'
import { mara } from './people.ts'

const email = 'mara@example.test'

/** Something has to be done outside of the login page. */
export const elsewhere: SiteDescription[] = [
  {
    name: 'pigeon',
    title: 'Pigeon',
    family: 'elsewhere',
    shows: 'A link in a mail lets in; a code from the same mail can be typed instead.',
    account: mara(''),
    home: '/loft',
    way: [{ enter: { 'E-mail': email } }, { approve: 'mail' }],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': 'nobody@example.test' } },
      says: 'No pigeon flies for this address.',
    },
  },
  {
    name: 'sentry',
    title: 'Sentry',
    family: 'elsewhere',
    shows: 'The phone asks which of three numbers the login page shows.',
    account: mara('halt-who-goes'),
    home: '/posts',
    way: [{ enter: { 'E-mail': email, Password: 'halt-who-goes' } }, { approve: 'phone' }],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': email, Password: 'not the password' } },
      says: 'Wrong e-mail or password.',
    },
  },
  {
    name: 'anvil',
    title: 'Anvil',
    family: 'elsewhere',
    shows: 'A security key is wanted first; a code by text message is another way.',
    account: mara('strike-while-hot'),
    home: '/forge',
    way: [
      { enter: { 'E-mail': email, Password: 'strike-while-hot' } },
      { choose: 'Text me a code' },
      { enterCode: 'Code', from: 'sms' },
    ],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': email, Password: 'not the password' } },
      says: 'Wrong e-mail or password.',
    },
  },
]
