import type { Control, Snapshot } from '../snapshot.ts'
import { isIdentifierByName, isNewPassword, isSearch, isTick, namesOf } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import type { FormKind } from './form-kind.ts'
import { isCurrentPassword } from './password-kinds.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'
import type { Topic } from './words.ts'

/** A form and the words around it. */
export interface Reading {
  group: FormGroup
  snapshot: Snapshot
  submit: Control | undefined
  passwords: Control[]
  texts: Control[]
  headings: string
  links: string
  /** What the site's own code calls the form, in words. */
  marks: string
  /** The lines beside its fields. */
  words: string
}

/** A sign adds `weight` to a kind. Weights rank what measuring on real pages found to tell most. */
interface Sign {
  name: string
  kind: FormKind
  weight: number
  holds: (reading: Reading) => boolean
}

const submitSays = (topic: Topic) => (r: Reading) => speaksOf(topic, r.submit?.label ?? '')
const headingSays = (topic: Topic) => (r: Reading) => speaksOf(topic, r.headings)
const linkSays = (topic: Topic) => (r: Reading) => speaksOf(topic, r.links)
const names = (topic: Topic) => (r: Reading) =>
  r.texts.some((field) => speaksOf(topic, namesOf(field)))
const marks = (token: string) => (r: Reading) =>
  r.group.fields.some(({ autocomplete }) => autocomplete.includes(token))
const ticks = (topic: Topic) => (r: Reading) =>
  r.group.controls.some((control) => isTick(control) && speaksOf(topic, control.label))
/** The name of a saved file says nothing. */
const addressSays = (pattern: RegExp) => (r: Reading) => {
  const url = URL.canParse(r.snapshot.url) ? new URL(r.snapshot.url) : undefined
  return url?.protocol.startsWith('http') === true && pattern.test(url.pathname)
}
const markedAs = (pattern: RegExp) => (r: Reading) => pattern.test(r.marks)

const signUpMark = /\b(sign ?up|signup|regist\w*|reg|create ?account|new ?user|inscription)\b/i

export const signs: Sign[] = [
  { name: 'current-password', kind: 'login', weight: 4, holds: marks('current-password') },
  { name: 'submit-login', kind: 'login', weight: 4, holds: submitSays('login') },
  {
    name: 'heading-login',
    kind: 'login',
    weight: 2,
    holds: (r) =>
      (headingSays('login')(r) || headingSays('welcomeBack')(r)) && !headingSays('newsletter')(r),
  },
  {
    name: 'name-and-next',
    kind: 'login',
    weight: 2,
    holds: noPassword((r) => submitSays('next')(r) && asksForNamesOnly(r)),
  },
  {
    name: 'name-and-code',
    kind: 'login',
    weight: 2,
    holds: noPassword((r) => submitSays('code')(r) && r.texts.some(isIdentifierByName)),
  },
  { name: 'link-forgot', kind: 'login', weight: 2, holds: linkSays('reset') },
  { name: 'remember', kind: 'login', weight: 2, holds: ticks('remember') },
  { name: 'webauthn', kind: 'login', weight: 2, holds: marks('webauthn') },
  { name: 'username', kind: 'login', weight: 1, holds: marks('username') },
  { name: 'names-username', kind: 'login', weight: 1, holds: names('username') },
  {
    name: 'one-password',
    kind: 'login',
    weight: 2,
    holds: (r) => r.passwords.length === 1 && !r.passwords.some(isNewPassword),
  },
  {
    name: 'address-login',
    kind: 'login',
    weight: 1,
    holds: addressSays(/log-?in|sign-?in|auth|session|anmeld|connexion|acces/i),
  },
  {
    name: 'marked-login',
    kind: 'login',
    weight: 2,
    holds: markedAs(/\b(log|sign) ?[io]n\b|\b(signin|logon|authenticate|connexion|anmeld\w*)\b/i),
  },
  {
    name: 'title-login',
    kind: 'login',
    weight: 1,
    holds: (r) => speaksOf('login', r.snapshot.title),
  },

  {
    name: 'new-password',
    kind: 'sign-up',
    weight: 4,
    // On a single box the token is also how sites keep a browser from filling it.
    holds: (r) => marks('new-password')(r) && (r.passwords.length > 1 || !submitSays('login')(r)),
  },
  { name: 'submit-sign-up', kind: 'sign-up', weight: 4, holds: submitSays('signUp') },
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
    weight: 3,
    holds: (r) => r.passwords.length > 0 && speaksOf('passwordRules', r.words),
  },
  {
    name: 'title-sign-up',
    kind: 'sign-up',
    weight: 1,
    holds: (r) => speaksOf('signUp', r.snapshot.title) && !speaksOf('login', r.snapshot.title),
  },
  {
    name: 'address-sign-up',
    kind: 'sign-up',
    weight: 1,
    holds: addressSays(/sign-?up|regist|join|create-?account|inscription|cadastr/i),
  },
  { name: 'person-name', kind: 'sign-up', weight: 3, holds: (r) => r.texts.some(isPersonName) },
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
    holds: (r) => r.passwords.some(isNewPassword),
  },
  { name: 'two-passwords', kind: 'sign-up', weight: 3, holds: (r) => r.passwords.length === 2 },
  { name: 'many-fields', kind: 'sign-up', weight: 1, holds: (r) => r.texts.length > 3 },

  {
    name: 'names-current-password',
    kind: 'change',
    weight: 6,
    // Beside no new one only the label counts: `current-password` is what login forms call it too.
    holds: ({ passwords: [first, ...more] }) =>
      first !== undefined &&
      (more.length > 0
        ? [first, ...more].some((field) => isCurrentPassword(field))
        : speaksOf('currentPassword', first.label)),
  },
  {
    name: 'many-passwords',
    kind: 'change',
    weight: 4,
    holds: (r) => r.passwords.length >= 2 && r.texts.length < r.passwords.length - 1,
  },
  {
    name: 'heading-new-password',
    kind: 'change',
    weight: 4,
    holds: (r) => speaksOf('newPassword', r.headings) || speaksOf('newPassword', submitLabel(r)),
  },

  {
    name: 'marked-reset',
    kind: 'reset',
    weight: 3,
    holds: noPassword(markedAs(/forgot|\breset|recover|\blost|remind/i)),
  },
  {
    name: 'submit-reset',
    kind: 'reset',
    weight: 5,
    holds: (r) => r.passwords.length === 0 && speaksOf('reset', submitLabel(r)),
  },
  {
    name: 'heading-reset',
    kind: 'reset',
    weight: 5,
    holds: (r) => r.passwords.length === 0 && speaksOf('reset', r.headings),
  },

  {
    name: 'title-reset',
    kind: 'reset',
    weight: 3,
    holds: noPassword((r) => speaksOf('reset', r.snapshot.title)),
  },

  {
    name: 'submit-newsletter',
    kind: 'newsletter',
    weight: 5,
    holds: noPassword(submitSays('newsletter')),
  },
  {
    name: 'heading-newsletter',
    kind: 'newsletter',
    weight: 8,
    holds: noPassword(headingSays('newsletter')),
  },
  {
    name: 'names-newsletter',
    kind: 'newsletter',
    weight: 5,
    holds: noPassword(names('newsletter')),
  },
  {
    name: 'marks-newsletter',
    kind: 'newsletter',
    weight: 5,
    holds: noPassword((r) =>
      r.group.controls.some(({ id, className, name }) =>
        speaksOf('newsletter', wordsOfName(`${id} ${className} ${name}`)),
      ),
    ),
  },

  {
    name: 'guest',
    kind: 'other',
    weight: 5,
    holds: noPassword((r) => submitSays('guest')(r) || markedAs(/\bguest\b/i)(r)),
  },
  {
    name: 'message-box',
    kind: 'other',
    weight: 5,
    holds: noPassword((r) => r.group.controls.some(({ kind }) => kind === 'textarea')),
  },
  {
    name: 'names-address',
    kind: 'other',
    weight: 4,
    holds: noPassword((r) => r.texts.filter(isPostal).length >= 2),
  },
  {
    name: 'search-box',
    kind: 'search',
    weight: 8,
    holds: noPassword((r) => r.texts.length === 1 && r.texts.every(isSearch)),
  },
]

/** A name to sign in with, perhaps beside a company. */
const asksForNamesOnly = ({ texts }: Reading) =>
  texts.length <= 2 &&
  texts.some(isIdentifierByName) &&
  texts.every((field) => isIdentifierByName(field) || speaksOf('tenant', namesOf(field)))

const isPersonName = (field: Control) =>
  speaksOf('personName', namesOf(field)) ||
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

/** Street, town and their like: an order, not a login. */
const isPostal = (field: Control) =>
  speaksOf('postal', namesOf(field)) ||
  field.autocomplete.some((token) => /^(street-address|address-|postal-code|cc-)/.test(token))

function noPassword(holds: (r: Reading) => boolean) {
  return (r: Reading) => r.passwords.length === 0 && holds(r)
}

const submitLabel = (r: Reading) => r.submit?.label ?? ''
