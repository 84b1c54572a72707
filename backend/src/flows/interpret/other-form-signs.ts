import type { Control } from '../snapshot.ts'
import { isSearch, namesOf } from './control-kinds.ts'
import { headingSays, markedAs, names, noPassword, type Sign, submitSays } from './form-reading.ts'
import { isCurrentPassword } from './password-kinds.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'

/** Forms that look like a login and are none: to change, to get back, to subscribe, to order. */
export const otherFormSigns: Sign[] = [
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
    holds: (r) => speaksOf('newPassword', r.headings) || submitSays('newPassword')(r),
  },
  {
    name: 'submit-save',
    kind: 'change',
    weight: 5,
    holds: (r) => r.passwords.length > 0 && submitSays('save')(r),
  },
  {
    name: 'heading-change',
    kind: 'change',
    weight: 3,
    holds: (r) => r.passwords.length > 0 && headingSays('changes')(r),
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
    weight: 6,
    holds: noPassword(submitSays('reset')),
  },
  {
    name: 'heading-reset',
    kind: 'reset',
    weight: 5,
    holds: noPassword(headingSays('reset')),
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
    name: 'saves',
    kind: 'other',
    weight: 5,
    holds: noPassword(submitSays('save')),
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

/** Street, town and their like: an order, not a login. */
const isPostal = (field: Control) =>
  speaksOf('postal', namesOf(field)) ||
  field.autocomplete.some((token) => /^(street-address|address-|postal-code|cc-)/.test(token))
