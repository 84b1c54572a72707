import type { SiteDescription } from '../description.ts'
import { mara, passwordLogin } from './people.ts'

/** Where the form is: behind a menu, in a dialog, in a frame, late, or under something else. */
export const entrances: SiteDescription[] = [
  {
    name: 'pantry',
    title: 'Pantry',
    family: 'entrances',
    shows: 'The login link is in a menu that has to be opened first.',
    account: mara('rye-and-barley-6'),
    home: '/shelves',
    ...passwordLogin('rye-and-barley-6', 'That e-mail and password do not match.'),
  },
  {
    name: 'lantern',
    title: 'Lantern',
    family: 'entrances',
    shows: 'A landing page whose "Log in" opens the form in a dialog.',
    account: mara('wick.and.flame'),
    home: '/evenings',
    ...passwordLogin('wick.and.flame', 'Wrong e-mail or password. Try again.'),
  },
  {
    name: 'comet',
    title: 'Comet',
    family: 'entrances',
    shows:
      'A single-page app that needs three answers before it draws the form, and draws it anew at every key.',
    account: mara('perihelion 1986'),
    home: '/sightings',
    ...passwordLogin('perihelion 1986', 'Invalid credentials.'),
  },
  {
    name: 'quay',
    title: 'Quay',
    family: 'entrances',
    shows: 'Identifier first in two dialogs, one after the other, over the landing page.',
    account: mara('bollard-and-line'),
    home: '/berth',
    way: [
      { enter: { 'E-mail': 'mara@example.test' } },
      { enter: { Password: 'bollard-and-line' } },
    ],
    refusal: {
      at: 1,
      turn: { enter: { Password: 'not the password' } },
      says: 'This is not the right password.',
    },
  },
  {
    name: 'bakehouse',
    title: 'Bakehouse',
    family: 'entrances',
    shows: 'A cookie question covers the login until it is answered.',
    account: mara('sourdough at four'),
    home: '/orders',
    ...passwordLogin('sourdough at four', 'We do not know this e-mail and password.'),
  },
  {
    name: 'vitrine',
    title: 'Vitrine',
    family: 'entrances',
    shows: 'The form is inside a closed shadow root.',
    account: mara('behind-the-glass'),
    home: '/collection',
    ...passwordLogin('behind-the-glass', 'The password is not correct.'),
  },
  {
    name: 'gallery',
    title: 'Gallery',
    family: 'entrances',
    shows: 'The form is in a frame of the same site.',
    account: mara('gilded frames'),
    home: '/rooms',
    ...passwordLogin('gilded frames', 'Those details are not on our list.'),
  },
  {
    name: 'annex',
    title: 'Annex',
    family: 'entrances',
    shows: 'The form is in a frame of another host, which hands the page a ticket.',
    account: mara('side-door-22'),
    allowedDomains: ['gate.localhost'],
    home: '/desk',
    ...passwordLogin('side-door-22', 'The gate stays closed: wrong e-mail or password.'),
  },
]
