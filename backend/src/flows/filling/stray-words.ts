import type { Stray } from '../login-page.ts'

const reasons: Record<Stray['why'], string> = {
  'not-allowed':
    ', where it may not go. It was stopped. Add the host to allowed_domains of the connection if it belongs to the site.',
  'not-secure':
    ', which is not protected by TLS. It was stopped. Set login_url of the connection to an address with https if the site has one.',
  'in-address':
    ' as part of an address, where logs and histories keep it. It was stopped. Set fill_mode of the connection to "direct" if the site takes it in no other way.',
}

/** Why a password was stopped on its way, and what to do about it. */
export const strayWords = ({ host, why }: Stray): string =>
  `The page was about to send a password to ${host}${reasons[why]}`
