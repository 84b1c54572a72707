import type { Control } from '../snapshot.ts'
import { isIdentifierByName, namesOf } from './control-kinds.ts'
import {
  addressSays,
  headingSays,
  linkSays,
  markedAs,
  marks,
  names,
  type Reading,
  type Sign,
  submitSays,
  ticks,
} from './form-reading.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'
import type { Topic } from './words.ts'

const signUpMark = /\b(sign ?up|signup|regist\w*|reg|create ?account|new ?user|inscription)\b/i

const loginMark = /\b(log|sign) ?[io]n\b|\b(signin|logon)\b/i

export const signUpSigns: Sign[] = [
  {
    name: 'new-password',
    kind: 'sign-up',
    weight: 4,
    // On a single box the token is also how sites keep a browser from filling it.
    holds: (r) =>
      marks('new-password')(r) &&
      (r.passwords.length > 1 || !(submitSays('login')(r) || headingSays('login')(r))),
  },
  { name: 'submit-sign-up', kind: 'sign-up', weight: 5, holds: submitSays('signUp') },
  {
    name: 'heading-sign-up',
    kind: 'sign-up',
    weight: 3,
    // "Log in or sign up" does both, by what the name turns out to be.
    holds: (r) => headingSays('signUp')(r) && !headingSays('login')(r),
  },
  { name: 'terms', kind: 'sign-up', weight: 2, holds: ticks('terms') },
  {
    name: 'marked-sign-up',
    kind: 'sign-up',
    weight: 3,
    holds: markedAs(signUpMark),
  },
  {
    name: 'fields-marked-sign-up',
    kind: 'sign-up',
    weight: 2,
    holds: (r) =>
      r.group.fields.some(({ id, name }) => signUpMark.test(wordsOfName(`${id} ${name}`))),
  },
  {
    name: 'link-terms',
    kind: 'sign-up',
    weight: 1,
    holds: (r) => r.passwords.length > 0 && linkSays('terms')(r),
  },
  {
    name: 'password-rules',
    kind: 'sign-up',
    weight: 2,
    holds: (r) => r.passwords.length > 0 && speaksOf('passwordRules', r.words),
  },
  {
    name: 'title-sign-up',
    kind: 'sign-up',
    weight: 1,
    holds: (r) => speaksOf('signUp', r.snapshot.title) && !speaksOf('login', r.snapshot.title),
  },
  {
    name: 'title-alone-sign-up',
    kind: 'sign-up',
    weight: 2,
    // Where the form itself says nothing, the title says what the page is for.
    holds: (r) =>
      speaksOf('signUp', r.snapshot.title) &&
      !speaksOf('login', r.snapshot.title) &&
      ![submitSays('login'), headingSays('login'), markedAs(loginMark), linkSays('reset')].some(
        (says) => says(r),
      ),
  },
  {
    name: 'address-sign-up',
    kind: 'sign-up',
    weight: 1,
    holds: addressSays(/sign-?up|regist|join|create-?account|inscription|cadastr/i),
  },
  { name: 'person-name', kind: 'sign-up', weight: 3, holds: (r) => r.texts.some(isPersonName) },
  {
    name: 'full-name',
    kind: 'sign-up',
    weight: 3,
    // Settings hold the name to be changed, orders without a password the one to be sent to.
    holds: (r) =>
      r.passwords.length > 0 && !submitSays('save')(r) && r.texts.filter(isPersonName).length > 1,
  },
  {
    name: 'invitation',
    kind: 'sign-up',
    weight: 2,
    holds: (r) => r.passwords.length > 0 && names('referral')(r),
  },
  { name: 'two-names', kind: 'sign-up', weight: 3, holds: asksForTwoNames },
  { name: 'name-twice', kind: 'sign-up', weight: 3, holds: (r) => r.texts.some(isRepeated) },
  {
    name: 'names-new-password',
    kind: 'sign-up',
    weight: 3,
    holds: (r) => r.passwords.some((field) => speaksOf('newPassword', namesOf(field))),
  },
  { name: 'two-passwords', kind: 'sign-up', weight: 3, holds: (r) => r.passwords.length === 2 },
  { name: 'many-fields', kind: 'sign-up', weight: 1, holds: (r) => r.texts.length > 3 },
]

const isPersonName = (field: Control) =>
  (speaksOf('personName', namesOf(field)) && !speaksOf('username', field.label)) ||
  field.autocomplete.some((token) => /^(name|(given|family|additional)-name|bday)/.test(token))

/** A user name and an e-mail address, each in a box of its own: to sign in one is enough. */
function asksForTwoNames({ texts }: Reading): boolean {
  const is = (topic: Topic, field: Control) => speaksOf(topic, namesOf(field))
  const mails = texts.filter((field) => is('email', field) || field.type === 'email')
  const users = texts.filter((field) => is('username', field) && !mails.includes(field))
  return mails.length > 0 && users.length > 0
}

/** "Confirm e-mail": what is typed twice is new here. */
const isRepeated = (field: Control) =>
  isIdentifierByName(field) && repeats.test(plain(namesOf(field)))
const repeats = /\b(confirm\w*|repeat\w*|re-?(enter|type)\w*|again|verify)\b/
