import type { SiteDescription } from '../description.ts'
import { mara } from './people.ts'

const email = 'mara@example.test'

const boxes = (
  name: string,
  title: string,
  shows: string,
  password: string,
  home: string,
  wrongCode: string,
): SiteDescription => ({
  name,
  title,
  family: 'codes',
  shows,
  account: mara(password),
  home,
  way: [
    { enter: { 'E-mail': email, Password: password } },
    { enterCode: 'Verification code', from: 'sms' },
  ],
  refusal: {
    at: 1,
    turn: { enter: { 'Verification code': wrongCode } },
    says: 'This code is not right.',
  },
})

/** One-time codes: where they come from and how they are typed. */
export const codes: SiteDescription[] = [
  {
    name: 'strongbox',
    title: 'Strongbox',
    family: 'codes',
    shows: 'A second factor of four: two phones, e-mail, or an authenticator app.',
    account: mara('left-right-left', { totpSecret: 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U' }),
    home: '/deposits',
    way: [
      { enter: { 'E-mail': email, Password: 'left-right-left' } },
      { choose: 'Text message +46 •• ••• •• 77' },
      { enterCode: 'Code', from: 'sms' },
    ],
    refusal: {
      at: 0,
      turn: { enter: { 'E-mail': email, Password: 'not the password' } },
      says: 'E-mail or password is wrong.',
    },
  },
  boxes(
    'quartet',
    'Quartet',
    'A code in four boxes.',
    'two violins one cello',
    '/rehearsals',
    '0000',
  ),
  boxes(
    'sextant',
    'Sextant',
    'A code in six boxes that sends itself with the last digit.',
    'noon-sight-59n',
    '/positions',
    '000000',
  ),
  boxes(
    'octave',
    'Octave',
    'A code in eight boxes, in two groups.',
    'do re mi fa so',
    '/scales',
    '00000000',
  ),
  boxes(
    'cipher',
    'Cipher',
    'A code of six letters and digits in boxes.',
    'enigma-rotor-3',
    '/notes',
    'ZZZZZZ',
  ),
  boxes(
    'reflex',
    'Reflex',
    'A code in one field that sends itself with the sixth digit; there is no button.',
    'knee-jerk-22',
    '/times',
    '000000',
  ),
]
