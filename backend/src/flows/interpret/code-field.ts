import type { MfaType } from '@managed-auth/protocol'
import type { SeenField } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import { isDeviceCode, isSearch, namesOf } from './control-kinds.ts'
import { isMasked, isOnlyAddress, maskedTarget } from './masked-target.ts'
import { plainPattern } from './plain-pattern.ts'
import { seenField } from './seen-field.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'

/** Whether a single field asks for a one-time code by what it says about itself. */
export function isCodeField(field: Control): boolean {
  if (field.autocomplete.includes('one-time-code')) return true
  if (field.picture || isMarkedOtherwise(field)) return false
  const names = namesOf(field)
  if (isDeviceCode(field)) return false
  if (speaksOf('otherCode', names) || speaksOf('email', field.label)) return false
  // A user name is a code in many languages: "codice utente", "client code".
  if (speaksOf('username', field.label) && !speaksOf('password', field.label)) return false
  if (field.type === 'email' || field.type === 'search' || isSearch(field)) return false
  // "Mobile number (we text you a code)": the number is asked for, and called so by the page's own code.
  const ownName = wordsOfName(`${field.name} ${field.id}`)
  if (field.type === 'tel' && speaksOf('phone', ownName) && !speaksOf('code', ownName)) return false
  if (field.type === 'password' && (!isShort(field) || speaksOf('password', names))) return false
  if (speaksOf('backupCode', field.label)) return true
  return speaksOf('code', names) && (isShort(field) || speaksOf('code', field.label))
}

/** Marked as a part of a card's number or of an address. */
export const isMarkedOtherwise = ({ autocomplete }: Control) =>
  autocomplete.some((token) => /^(cc-|postal-|address-)/.test(token))

/** Typed as a password, and called a code or what a key types: where no name stands beside it. */
export function isHiddenCode({ type, label, placeholder }: Control): boolean {
  const called = [label, placeholder].join(' · ')
  if (type !== 'password' || speaksOf('password', called)) return false
  return speaksOf('code', called) || /(?:yubi|security ?)key/.test(plain(called))
}

/** Numeric, or at most ten characters long. */
export const isShort = (field: Control) =>
  field.type === 'tel' ||
  field.type === 'number' ||
  field.inputMode === 'numeric' ||
  (field.maxLength !== undefined && field.maxLength >= 4 && field.maxLength <= 10)

/**
 * A code field, with the method it belongs to: told by the words around it, never by the field,
 * which products name alike for every method.
 */
export function codeField(control: Control, snapshot: Snapshot): SeenField {
  const linkedMfa = methodOf(control, snapshot)
  return seenField(
    control,
    linkedMfa === 'totp'
      ? { ref: 'totp_code', type: 'totp_code', legacyType: 'totp', linkedMfa }
      : { ref: 'code', type: 'code', legacyType: 'code', linkedMfa },
  )
}

/** "Enter the code from the app": which app that is nobody needs to know. */
const fromApp = plainPattern(
  /code .{0,40}\bapp\b|\bapp\b.{0,40}code|codigo .{0,40}(aplicacion|aplicativo|\bapp\b)|code .{0,40}application|codice .{0,40}\bapp|kod\w* .{0,40}(aplikac|uygulama)|(koodi|kodi)\w* .{0,40}sovellu|sovellu\w* .{0,40}koodi|код\S* .{0,40}(приложени|застосун|додатк)|アプリ.{0,30}コード|コード.{0,30}アプリ|(应用|應用).{0,30}(代码|代碼|验证码|驗證碼)|앱.{0,30}코드|코드.{0,30}앱|تطبيق.{0,30}رمز|رمز.{0,40}تطبيق|κωδικ\S* .{0,40}εφαρμογ/,
)

function methodOf(control: Control, snapshot: Snapshot): MfaType | undefined {
  const near = [control.label, control.placeholder, control.description, control.heading]
  const all = textWithoutControls(snapshot)
  return (
    (fromApp.test(plain(near.join(' · '))) ? 'totp' : undefined) ??
    methodByTarget([...control.lines, ...snapshot.text.split('\n')]) ??
    methodIn([...near, ...control.lines.filter((line) => !isOnlyAddress(line))].join(' · ')) ??
    methodIn([snapshot.headings.join(' · '), all].join(' · ')) ??
    (speaksOf('phone', [snapshot.headings.join(' · '), all].join(' · ')) ? 'sms' : undefined)
  )
}

/**
 * The sentence that says where the code went says how, too; the one beside it may speak of what
 * messages cost.
 */
function methodByTarget(lines: string[]): MfaType | undefined {
  const told = lines.find((line) => !isOnlyAddress(line) && isMasked(maskedTarget(line)))
  return told === undefined ? undefined : methodIn(told)
}

/** "Text me instead" is another way, not this one: what stands on buttons and links is left out. */
function textWithoutControls({ controls, text }: Snapshot): string {
  const pressed = controls
    .filter(({ kind, visible }) => visible && (kind === 'button' || kind === 'link'))
    .map(({ label }) => plain(label))
  return (
    text
      .split('\n')
      .map((line) =>
        pressed.reduce((rest, label) => (label ? rest.replace(label, ' ') : rest), plain(line)),
      )
      // Who signs in stands on every page; where a code went stands in a sentence.
      .filter((line) => !/^\S+@\S+$/.test(line.trim()))
      .join(' · ')
  )
}

function methodIn(text: string): MfaType | undefined {
  if (speaksOf('backupCode', text) && !speaksOf('authenticator', text)) return undefined
  if (speaksOf('authenticator', text)) return 'totp'
  if (speaksOf('textMessage', text)) return 'sms'
  const target = maskedTarget(text)
  if (target?.includes('@')) return 'email'
  if (target) return speaksOf('phoneCall', text) ? 'call' : 'sms'
  if (speaksOf('mailMessage', text)) return 'email'
  if (speaksOf('phoneCall', text)) return 'call'
  return undefined
}
