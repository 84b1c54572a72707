import { randomInt } from 'node:crypto'

const digits = '0123456789'
/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXY3456789'

/** A one-time code that is never all the same sign, so that a test can be wrong on purpose. */
export const makeCode = (length: number, alphabet: 'digits' | 'letters' = 'digits'): string => {
  const signs = alphabet === 'digits' ? digits : letters
  const code = Array.from({ length }, () => signs[randomInt(signs.length)]).join('')
  return new Set(code).size > 1 ? code : makeCode(length, alphabet)
}
