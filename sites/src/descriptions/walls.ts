import type { SiteDescription } from '../description.ts'
import { mara } from './people.ts'

const closed = (
  name: string,
  title: string,
  shows: string,
  ends: string,
  way: SiteDescription['way'] = [],
): SiteDescription => ({
  name,
  title,
  family: 'walls',
  shows,
  account: mara('nobody gets this far'),
  home: '/inside',
  way,
  ends,
})

/** Where nobody gets in this way; the login has to say why. */
export const walls: SiteDescription[] = [
  closed(
    'imprint',
    'Imprint',
    'Signs in with a passkey, and with nothing else.',
    'unsupported_auth_method',
  ),
  closed(
    'notary',
    'Notary',
    'Signs in with a certificate on a card, and with nothing else.',
    'unsupported_auth_method',
  ),
  closed('maze', 'Maze', 'A picture puzzle in a frame stands before the form.', 'captcha_blocked'),
  closed(
    'citadel',
    'Citadel',
    'A page that checks the browser, and never lets it through.',
    'bot_detected',
  ),
  closed(
    'ration',
    'Ration',
    'Answers every login with "too many attempts, come back later".',
    'website_error',
    [{ enter: { 'E-mail': 'mara@example.test', Password: 'nobody gets this far' } }],
  ),
]
