import type { Sighting } from '../sighting.ts'
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
