import { isIdentifierByName, isNewPassword, namesOf } from './control-kinds.ts'
import {
  addressSays,
  headingSays,
  linkSays,
  markedAs,
  marks,
  names,
  noPassword,
  type Reading,
  type Sign,
  submitSays,
  ticks,
} from './form-reading.ts'
import { speaksOf } from './speaks-of.ts'

export const loginSigns: Sign[] = [
  {
    name: 'current-password',
    kind: 'login',
    weight: 4,
    // A person reads the button; the token is copied from one form to the next.
    holds: (r) =>
      marks('current-password')(r) && (!submitSays('signUp')(r) || submitSays('login')(r)),
  },
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
    holds: noPassword(
      (r) =>
        submitSays('next')(r) &&
        asksForNamesOnly(r) &&
        !(headingSays('signUp')(r) && !headingSays('login')(r)),
    ),
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
]

/** A name to sign in with, perhaps beside a company. */
const asksForNamesOnly = ({ texts }: Reading) =>
  texts.length <= 2 &&
  texts.some(isIdentifierByName) &&
  texts.every((field) => isIdentifierByName(field) || speaksOf('tenant', namesOf(field)))
