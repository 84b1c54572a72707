import type { Control, Snapshot } from '../snapshot.ts'
import {
  isIdentifierByName,
  isNewPassword,
  isPassword,
  isSearch,
  isTextual,
  isTick,
  namesOf,
} from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'
import type { Topic } from './words.ts'

export type FormKind = 'login' | 'sign-up' | 'reset' | 'change' | 'newsletter' | 'search' | 'other'

export interface KindVerdict {
  kind: FormKind
  /** How much speaks for it over the next best. */
  margin: number
  evidence: string[]
}

interface Reading {
  group: FormGroup
  snapshot: Snapshot
  submit: Control | undefined
  passwords: Control[]
  texts: Control[]
  headings: string
  links: string
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
const addressSays = (pattern: RegExp) => (r: Reading) =>
  URL.canParse(r.snapshot.url) && pattern.test(new URL(r.snapshot.url).pathname)

const signs: Sign[] = [
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
    holds: noPassword((r) => submitSays('next')(r) && r.texts.some(isIdentifierByName)),
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
    name: 'title-login',
    kind: 'login',
    weight: 1,
    holds: (r) => speaksOf('login', r.snapshot.title),
  },

  { name: 'new-password', kind: 'sign-up', weight: 4, holds: marks('new-password') },
  { name: 'submit-sign-up', kind: 'sign-up', weight: 4, holds: submitSays('signUp') },
  {
    name: 'heading-sign-up',
    kind: 'sign-up',
    weight: 3,
    // "Log in or sign up" does both, by what the name turns out to be.
    holds: (r) => headingSays('signUp')(r) && !headingSays('login')(r),
  },
  { name: 'terms', kind: 'sign-up', weight: 2, holds: ticks('terms') },
  { name: 'person-name', kind: 'sign-up', weight: 3, holds: names('personName') },
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
    holds: (r) => r.passwords.some((field) => speaksOf('currentPassword', namesOf(field))),
  },
  {
    name: 'many-passwords',
    kind: 'change',
    weight: 4,
    holds: (r) => r.passwords.length >= 2 && r.texts.length === 0,
  },
  {
    name: 'heading-new-password',
    kind: 'change',
    weight: 4,
    holds: (r) => speaksOf('newPassword', r.headings) || speaksOf('newPassword', submitLabel(r)),
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
    name: 'search-box',
    kind: 'search',
    weight: 8,
    holds: noPassword((r) => r.texts.length === 1 && r.texts.every(isSearch)),
  },
]

function noPassword(holds: (r: Reading) => boolean) {
  return (r: Reading) => r.passwords.length === 0 && holds(r)
}

const submitLabel = (r: Reading) => r.submit?.label ?? ''

/** What a form is for. The fields alone do not tell; the words around them do. */
export function formKind(
  group: FormGroup,
  submit: Control | undefined,
  snapshot: Snapshot,
): KindVerdict {
  const passwords = group.fields.filter(isPassword)
  const inForm = [...group.controls, ...(submit ? [submit] : [])]
  const reading: Reading = {
    group,
    snapshot,
    submit,
    passwords,
    texts: group.fields.filter((field) => isTextual(field) && !isPassword(field)),
    headings: [...new Set(inForm.map(({ heading }) => heading))].join(' · '),
    links: nearLinks(group, snapshot)
      .map(({ label }) => label)
      .join(' · '),
  }
  const scores = new Map<FormKind, number>([['other', 1]])
  const evidence: string[] = []
  for (const { name, kind, weight, holds } of signs) {
    if (!holds(reading)) continue
    scores.set(kind, (scores.get(kind) ?? 0) + weight)
    evidence.push(name)
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a)
  return {
    kind: first?.[0] ?? 'other',
    margin: (first?.[1] ?? 0) - (second?.[1] ?? 0),
    evidence,
  }
}

/** Links in the form, or right after it: "Forgot password?" often stands just outside. */
function nearLinks(group: FormGroup, { controls }: Snapshot): Control[] {
  const nodes = group.controls.map(({ node }) => node)
  const from = Math.min(...nodes)
  const to = Math.max(...nodes) + 3
  return controls.filter(
    ({ kind, node, visible, form }) =>
      visible &&
      (kind === 'link' || kind === 'button') &&
      node >= from &&
      node <= to &&
      (form === undefined || form === group.controls[0]?.form),
  )
}
