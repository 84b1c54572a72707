import type { SiteDescription } from '../description.ts'
import { mara, passwordLogin } from './people.ts'

/** What the form asks for, and what stands beside it. */
export const forms: SiteDescription[] = [
  {
    name: 'orchard',
    title: 'Orchard',
    family: 'forms',
    shows: 'Sign-up and login side by side, the sign-up first.',
    account: mara('russet-and-quince'),
    home: '/trees',
    ...passwordLogin('russet-and-quince', 'No grower with this e-mail and password.'),
  },
  {
    name: 'gazette',
    title: 'Gazette',
    family: 'forms',
    shows: 'A search, a newsletter and a login on one page.',
    account: mara('late city final'),
    home: '/today',
    ...passwordLogin('late city final', 'Sorry, that e-mail or password is wrong.'),
  },
  {
    name: 'apiary',
    title: 'Apiary',
    family: 'forms',
    shows: 'A decoy form, a trap no person sees, and hidden fields around the real login.',
    account: mara('smoke-before-honey'),
    home: '/hives',
    ...passwordLogin('smoke-before-honey', 'The bees do not recognise you.'),
  },
  {
    name: 'tidal',
    title: 'Tidal',
    family: 'forms',
    shows: 'The form drifts down the page, and is replaced while somebody types.',
    account: mara('ebb+flow+ebb'),
    home: '/tables',
    ...passwordLogin('ebb+flow+ebb', 'Wrong e-mail or password.'),
  },
  {
    name: 'tollway',
    title: 'Tollway',
    family: 'forms',
    shows: 'A customer number that is put into its form while it is typed.',
    account: mara('booth seven', { identifier: '48201576' }),
    home: '/journeys',
    ...passwordLogin('booth seven', 'Customer number or password is wrong.', {
      identifier: '48201576',
      labels: ['Customer number', 'Password'],
    }),
  },
  {
    name: 'scribe',
    title: 'Scribe',
    family: 'forms',
    shows: 'The user name is typed into an editable element that is no input.',
    account: mara('iron gall ink', { identifier: 'mara-l' }),
    home: '/drafts',
    ...passwordLogin('iron gall ink', 'Pen name and password do not match.', {
      identifier: 'mara-l',
      labels: ['Pen name', 'Password'],
    }),
  },
  {
    name: 'registry',
    title: 'Registry',
    family: 'forms',
    shows: 'A list of user directories to choose from, beside user name and password.',
    account: mara('triplicate-form', { identifier: 'm.lindqvist' }),
    home: '/files',
    way: [
      {
        enter: {
          Directory: 'Partners',
          'User name': 'm.lindqvist',
          Password: 'triplicate-form',
        },
      },
    ],
    refusal: {
      at: 0,
      turn: {
        enter: { Directory: 'Staff', 'User name': 'm.lindqvist', Password: 'triplicate-form' },
      },
      says: 'The directory does not know this user name and password.',
    },
  },
  {
    name: 'campus',
    title: 'Campus',
    family: 'forms',
    shows: 'A list of schools drawn by script, beside e-mail and password.',
    account: mara('third-floor-reading-room'),
    home: '/courses',
    way: [
      {
        enter: {
          School: 'School of Hydrology',
          'E-mail': 'mara@example.test',
          Password: 'third-floor-reading-room',
        },
      },
    ],
    refusal: {
      at: 0,
      turn: {
        enter: {
          School: 'School of Forestry',
          'E-mail': 'mara@example.test',
          Password: 'third-floor-reading-room',
        },
      },
      says: 'Your school does not know this e-mail and password.',
    },
  },
  {
    name: 'depot',
    title: 'Depot',
    family: 'forms',
    shows: 'Company (northquay), user name and password in one form.',
    account: mara('forklift nine', { identifier: 'mlindqvist' }),
    home: '/stock',
    way: [
      { enter: { Company: 'northquay', 'User name': 'mlindqvist', Password: 'forklift nine' } },
    ],
    refusal: {
      at: 0,
      turn: {
        enter: { Company: 'northquay', 'User name': 'mlindqvist', Password: 'not the password' },
      },
      says: 'Company, user name or password is wrong.',
    },
  },
  {
    name: 'cellar',
    title: 'Cellar',
    family: 'forms',
    shows: 'One password for the whole house, and no user name.',
    account: mara('down the stone steps'),
    home: '/bottles',
    way: [{ enter: { Password: 'down the stone steps' } }],
    refusal: {
      at: 0,
      turn: { enter: { Password: 'not the password' } },
      says: 'Incorrect password.',
    },
  },
  {
    name: 'ferry',
    title: 'Ferry',
    family: 'forms',
    shows: 'A phone number takes the place of the user name.',
    account: mara('last boat 23:10', { identifier: '+46705550142' }),
    home: '/tickets',
    ...passwordLogin('last boat 23:10', 'Phone number or PIN is wrong.', {
      identifier: '+46705550142',
      labels: ['Phone number', 'PIN'],
    }),
  },
  {
    name: 'sonar',
    title: 'Sonar',
    family: 'forms',
    shows:
      'No form is ever sent: the login goes through a WebSocket, the session into local storage.',
    account: mara('ping-and-listen'),
    home: '/',
    ...passwordLogin('ping-and-listen', 'Incorrect e-mail or password.'),
  },
]
