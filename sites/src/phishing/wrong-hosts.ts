import { loginForm, type PhishingCase, thief } from './phishing-case.ts'

/** The login leads to a host that only looks like the right one. What it shows there is a login. */
const leadsTo = (
  name: string,
  shows: string,
  host: string,
  more: Partial<PhishingCase> = {},
): PhishingCase => ({
  name,
  shows,
  page: ({ at }) => ({ redirect: `${at(host)}/` }),
  ends: 'domain_not_allowed',
  ...more,
})

export const wrongHosts: PhishingCase[] = [
  leadsTo('homoglyph', 'A letter of the name is another alphabet’s.', 'xn--bnk-6cd.example'),
  leadsTo(
    'name-in-front',
    'The right name stands before a wrong one.',
    'bank.example.evil.example',
  ),
  leadsTo('name-at-the-end', 'The right name ends a longer one.', 'evil-bank.example'),
  leadsTo('other-suffix', 'The right name under another suffix.', 'bank.test'),
  leadsTo('suffix-neighbour', 'Somebody else under the same public suffix.', 'eve.github.io', {
    domain: 'ada.github.io',
  }),
  {
    name: 'name-as-user',
    shows: 'The right name stands before an at sign.',
    page: ({ at }) => ({ redirect: `${at(thief).replace('//', '//bank.example@')}/` }),
    ends: 'domain_not_allowed',
  },
  {
    name: 'open-redirect',
    shows: 'A page of the site sends everybody wherever its address says.',
    page: ({ at }) => ({ redirect: `/go?to=${encodeURIComponent(`${at(thief)}/`)}` }),
    ends: 'domain_not_allowed',
  },
  {
    name: 'moves-on-focus',
    shows: 'The page goes elsewhere as soon as the password is to be typed.',
    page: ({ at }) =>
      loginForm(
        'method="post" action="/login"',
        `password.addEventListener('focus', () => { location.href = '${at(thief)}/' })`,
      ),
    ends: 'domain_not_allowed',
  },
]
