import type { SiteDescription } from '../description.ts'
import { mara } from './people.ts'

const at = 'mara@example.test'

/** The commonest logins; each stands for many sites. */
export const first: SiteDescription[] = [
  {
    name: 'harbor',
    title: 'Harbor',
    family: 'entrances',
    shows:
      'A landing page with a login link, then e-mail and password on one page with a CSRF token.',
    account: mara('salt-and-rope-41'),
    home: '/dashboard',
    way: [{ enter: { 'E-mail': at, Password: 'salt-and-rope-41' } }],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': at, Password: 'not the password' } },
      says: 'The e-mail or password you entered is incorrect.',
    },
  },
  {
    name: 'ledger',
    title: 'Ledger',
    family: 'steps',
    shows: 'Identifier first: the e-mail on one page, the password on the next.',
    account: mara('double entry 1494', {
      identifier: 'mara.lindqvist@example.test',
      email: 'mara.lindqvist@example.test',
    }),
    home: '/books',
    way: [
      { enter: { 'E-mail address': 'mara.lindqvist@example.test' } },
      { enter: { Password: 'double entry 1494' } },
    ],
    refusal: {
      at: 1,
      turn: { enter: { Password: 'single entry' } },
      says: 'That password does not match our books. Please try again.',
    },
  },
  {
    name: 'orbit',
    title: 'Orbit',
    family: 'entrances',
    shows:
      'A late-rendered single-page app that logs in with JSON and keeps its view without navigating.',
    account: mara('apogee-perigee-7'),
    home: '/',
    way: [{ enter: { 'E-mail': at, Password: 'apogee-perigee-7' } }],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': at, Password: 'not the password' } },
      says: 'We do not recognise this e-mail and password.',
    },
  },
  {
    name: 'keyring',
    title: 'Keyring',
    family: 'codes',
    shows: 'User name and password, then a code from an authenticator app (RFC 6238).',
    account: mara('brass+tumbler+9', {
      identifier: 'mara.l',
      totpSecret: 'KRSXG5CTMVRXEZLUJNSXS4TJNZTTCMRT',
    }),
    home: '/vault',
    way: [
      { enter: { 'User name': 'mara.l', Password: 'brass+tumbler+9' } },
      { enterCode: 'Authenticator code', from: 'authenticator' },
    ],
    refusal: {
      at: 0,
      turn: { enter: { 'User name': 'mara.l', Password: 'not the password' } },
      says: 'Wrong user name or password.',
    },
  },
  {
    name: 'parcel',
    title: 'Parcel',
    family: 'codes',
    shows: 'Password, then a choice of text message or e-mail, then the code that was sent.',
    account: mara('brown-paper-string'),
    home: '/shipments',
    way: [
      { enter: { 'E-mail address': at, Password: 'brown-paper-string' } },
      { choose: 'Text message' },
      { enterCode: 'Verification code', from: 'sms' },
    ],
    refusal: {
      at: 2,
      turn: { enter: { 'Verification code': 'nonsense' } },
      says: 'That code is wrong. Look at the latest message.',
    },
  },
  {
    name: 'guild',
    title: 'Guild',
    family: 'steps',
    shows: 'Password, then a choice between the three workspaces of the account.',
    account: mara('lanterns at dusk'),
    home: '/w/weavers',
    way: [{ enter: { 'E-mail': at, Password: 'lanterns at dusk' } }, { choose: 'Weavers Row' }],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': at, Password: 'not the password' } },
      says: 'No member with this e-mail and password.',
    },
  },
]
