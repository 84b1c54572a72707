import type { Expiry } from '../../core/expiry.ts'
import type { Problem } from '../../core/flow-store.ts'
import type { Text } from '../../text/en.ts'
import { byCode } from '../look/by-code.ts'
import { numberIn } from '../look/number-in.ts'

/** What a person reads of a problem: it mends itself, or they must try again. */
export const problemWords = ({ code, recovering }: Problem, text: Text): string =>
  recovering
    ? (byCode(text.troubles, code) ?? text.trouble)
    : (byCode(text.refusals, code) ?? text.refusal)

/** The warning as it is read aloud: rounded, since it is said once and then grows old. */
export function expiryWords({ secondsLeft }: Expiry, text: Text): string {
  const inMinutes = secondsLeft >= 60
  const time = numberIn(text, inMinutes ? Math.round(secondsLeft / 60) : secondsLeft, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  })
  return `${text.expiresSoon}. ${text.timeLeft(time)}`
}
