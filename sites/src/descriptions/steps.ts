import type { SiteDescription } from '../description.ts'
import { mara, passwordLogin } from './people.ts'

/** What comes between the password and the page behind the login. */
export const steps: SiteDescription[] = [
  {
    name: 'hearth',
    title: 'Hearth',
    family: 'steps',
    shows: 'One e-mail with two accounts: which one is asked between e-mail and password.',
    account: mara('two logs and a match'),
    home: '/rooms',
    way: [
      { enter: { 'E-mail': 'mara@example.test' } },
      { choose: 'Home, Strandvägen 12' },
      { enter: { Password: 'two logs and a match' } },
    ],
    refusal: {
      at: 2,
      turn: { enter: { Password: 'not the password' } },
      says: 'This password opens neither door.',
    },
  },
  {
    name: 'glacier',
    title: 'Glacier',
    family: 'steps',
    shows: 'After the password it asks whether to stay signed in; nobody has to be asked for that.',
    account: mara('blue ice, slow ice'),
    home: '/storage',
    ...passwordLogin('blue ice, slow ice', 'Your e-mail or password is incorrect.'),
  },
  {
    name: 'charter',
    title: 'Charter',
    family: 'steps',
    shows: 'New terms after the password: only the person can accept them.',
    account: mara('article the first'),
    home: '/statutes',
    way: [
      { enter: { 'E-mail': 'mara@example.test', Password: 'article the first' } },
      { choose: 'Accept and continue' },
    ],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': 'mara@example.test', Password: 'not the password' } },
      says: 'We cannot find this member.',
    },
  },
]
