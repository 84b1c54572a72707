import type { Expiry } from '../../core/expiry.ts'
import type { Text } from '../../text/en.ts'

/** The warning as it is read aloud: rounded, since it is said once and then grows old. */
export function expiryWords({ secondsLeft }: Expiry, text: Text): string {
  const inMinutes = secondsLeft >= 60
  const time = new Intl.NumberFormat(text.locale, {
    style: 'unit',
    unit: inMinutes ? 'minute' : 'second',
    unitDisplay: 'long',
  }).format(inMinutes ? Math.round(secondsLeft / 60) : secondsLeft)
  return `${text.expiresSoon}. ${text.timeLeft(time)}`
}
