import type { FlowErrorCode } from '@managed-auth/protocol'
import type { BlockedSighting, Sighting } from '../sighting.ts'
import { FlowEnd } from './flow-end.ts'

export const noForm = (sighting: Sighting): FlowEnd =>
  new FlowEnd(
    'login_form_not_found',
    'No login form was found. Set login_url of the connection to the page that shows it.',
    sighting.kind === 'unclear' ? sighting.problem : undefined,
  )

export const wrongHost = (pageUrl: string): FlowEnd => {
  const { hostname } = new URL(pageUrl)
  return new FlowEnd(
    'domain_not_allowed',
    `The login led to ${hostname}, where no secret may be typed. Add it to allowed_domains of the connection if it belongs to the site.`,
  )
}

const blockedBy: Record<BlockedSighting['reason'], [FlowErrorCode, string]> = {
  captcha: ['captcha_blocked', 'The site shows a captcha, which this login does not solve.'],
  bot_wall: ['bot_detected', 'The site keeps automated browsers out.'],
  passkey_only: ['unsupported_auth_method', 'The site asks for a passkey or hardware key only.'],
  certificate_only: ['unsupported_auth_method', 'The site asks for a client certificate only.'],
  rate_limited: ['website_error', 'The site takes no more attempts now. Try again later.'],
  site_error: ['website_error', 'The site failed. Try again later.'],
}

/** Nobody gets in this way now. */
export const blocked = ({ reason, problem }: BlockedSighting): FlowEnd =>
  new FlowEnd(...blockedBy[reason], problem)
