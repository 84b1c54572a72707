import { Secret, TOTP } from 'otpauth'
import type { SiteDescription } from '../description.ts'

/** The authenticator of a site's account: RFC 6238, SHA-1, 6 digits, 30 s. */
export const createAuthenticator = ({ title, account }: SiteDescription) =>
  new TOTP({
    issuer: title,
    label: account.identifier,
    secret: Secret.fromBase32(account.totpSecret ?? ''),
  })
