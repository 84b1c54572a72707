import type { Control } from '../snapshot.ts'
import { isNewPassword, namesOf } from './control-kinds.ts'
import type { FormKind } from './form-kind.ts'
import { speaksOf } from './speaks-of.ts'

const says = (field: Control, token: string) => field.autocomplete.includes(token)

/** What is plainly the password in use: said so by the page's code or by its words. */
export const isCurrentPassword = (field: Control) =>
  (says(field, 'current-password') && !says(field, 'new-password')) ||
  speaksOf('currentPassword', namesOf(field)) ||
  speaksOf('current', namesOf(field))

/** Its label says so, whatever the page's own code calls it to keep browsers from filling it. */
const saysOld = ({ label }: Control) =>
  (speaksOf('currentPassword', label) || speaksOf('current', label)) &&
  !speaksOf('newPassword', label)

/**
 * The boxes of a form that hold different passwords. A plain box beside the real one shows what is
 * typed there, or stands in its place until it is pressed; so does one the page never sends.
 */
export function withoutTwins(passwords: readonly Control[]): Control[] {
  return passwords.filter(
    (one, at) =>
      ![passwords[at - 1], passwords[at + 1]].some((other) => other && shows(one, other)),
  )
}

function shows(twin: Control, real: Control): boolean {
  if (real.type !== 'password' || twin.form !== real.form || isNewPassword(twin)) return false
  const isAlike = twin.label === real.label || twin.label === '' || real.label === ''
  if (twin.type !== 'password') return isAlike
  return isAlike && `${twin.name}${twin.id}` === '' && real.name !== ''
}

/**
 * The boxes of a form in which a new password is chosen. Number and order tell first: of three
 * the first is the old one, a pair is one password typed twice unless the first is the old one.
 * A single box is what its form is for.
 */
export function newPasswords(passwords: Control[], kind: FormKind): Control[] {
  const real = withoutTwins(passwords)
  const fresh = freshAmong(real, kind)
  const twins = passwords.filter((one) => !real.includes(one))
  return [...fresh, ...twins.filter((twin) => fresh.some((one) => shows(twin, one)))]
}

function freshAmong(passwords: Control[], kind: FormKind): Control[] {
  const [first, second, third] = passwords
  if (!first) return []
  if (!second) {
    if (kind === 'login') return []
    if (kind === 'sign-up') return isCurrentPassword(first) ? [] : passwords
    return isNewPassword(first) && !isCurrentPassword(first) ? passwords : []
  }
  // Who signs up has no password yet, whatever token the code gives the first of the pair.
  if (kind === 'sign-up' && !third && !passwords.some(saysOld)) return passwords
  const old = passwords.filter(
    (field) => saysOld(field) || (isCurrentPassword(field) && !isNewPassword(field)),
  )
  if (old.length === 1) return passwords.filter((field) => !old.includes(field))
  const pair = isNewPassword(first) || kind !== 'login'
  if (!third) return pair || isNewPassword(second) ? pairOf(first, second, kind) : []
  return isNewPassword(first) || kind === 'sign-up' ? passwords : passwords.slice(1)
}

/** In a form for changing, a box beside one that says "new" and does not itself is the old one. */
function pairOf(first: Control, second: Control, kind: FormKind): Control[] {
  const onlySecond = isNewPassword(second) && !isNewPassword(first)
  const repeats = /confirm|repeat|again|verif|retype|re-?enter|2$/i
  const isRepeat = repeats.test(`${second.name} ${second.id}`)
  return kind === 'change' && onlySecond && !isRepeat ? [second] : [first, second]
}
