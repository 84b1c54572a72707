import type { StepField } from '../../core/step.ts'

/** Authenticator apps show six digits unless told otherwise (RFC 6238 leaves it to RFC 4226, 5.3). */
export const usualLength = 6
/** More cells than this are too narrow on a phone. */
export const mostCells = 8

// "6-digit code", "6 Ziffern", "código de 6 dígitos", "6桁", "6 位": pages speak any language.
const counted =
  /(\d{1,2})[\s-]*(?:d[ií]git|char|letter|number|stellig|ziffer|zeichen|chiffre|caract|cifra|桁|位|文字|أرقام)/iu

// "000000", "______", "123456", "XXX XXX": an example that is as long as the code.
const example = /^(?:(.)\1{3,9}|1234\d{0,6})$/u

/** How many characters the code has, as far as the site says so: by a number or by an example. */
export function codeLength({ label, hint, placeholder }: StepField): number | undefined {
  const shown = example.exec((placeholder ?? '').replace(/[\s-]/g, ''))?.[0]
  const said = counted.exec([label, hint, placeholder].join(' '))?.[1]
  const length = shown?.length ?? Number(said)
  return length >= 4 && length <= 10 ? length : undefined
}
