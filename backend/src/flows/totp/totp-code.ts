import { HOTP, Secret as OtpSecret } from 'otpauth'
import { Secret } from '../secret.ts'
import type { TotpKey } from './totp-key.ts'

/** One code and its time. */
export interface TotpCode {
  code: Secret
  /** Steps since 1970: what the code is made of beside the key. */
  step: number
  expiresAt: Date
}

/** The step at a moment. */
export const totpStep = ({ period }: Pick<TotpKey, 'period'>, at: Date): number =>
  Math.floor(at.getTime() / (period * 1_000))

/** When a step begins. */
export const stepStart = ({ period }: Pick<TotpKey, 'period'>, step: number): Date =>
  new Date(step * period * 1_000)

/** The code of a step: RFC 6238, section 4. */
export function totpCode(key: TotpKey, step: number): TotpCode {
  const { secret, algorithm, digits } = key
  const code = HOTP.generate({
    secret: OtpSecret.fromBase32(secret.reveal()),
    algorithm,
    digits,
    counter: step,
  })
  return { code: new Secret(code), step, expiresAt: stepStart(key, step + 1) }
}
