import { expect, it } from 'vitest'
import { calibrate, judge, type Probe, type ProbeAnswer, signatureOf } from './probe.ts'

const mark = (text: string) => `#${text.length}`
const request = { url: 'https://site.example/home', userAgent: 'Mozilla/5.0' }

const home: ProbeAnswer = {
  status: 200,
  location: undefined,
  body: '<title>Orders of Ada</title><a href="/logout?t=1">Sign out</a>',
}
const form: ProbeAnswer = {
  status: 200,
  location: undefined,
  body: '<title>Sign in</title><form><INPUT name=p type="password"></form>',
}
const toLogin: ProbeAnswer = {
  status: 302,
  location: 'https://site.example/login?next=%2Fhome&token=one-time',
  body: '',
}
const sign = (answer: ProbeAnswer) => signatureOf(answer, mark)
const calibrated = (loggedIn: ProbeAnswer, loggedOut: ProbeAnswer, again = loggedIn) =>
  calibrate(request, {
    loggedIn: sign(loggedIn),
    loggedOut: sign(loggedOut),
    again: sign(again),
  })

it.each([
  ['a form in place of the page', form],
  ['a redirect to the login', toLogin],
])('tells who is logged in by %s', (_what, loggedOut) => {
  const probe = calibrated(home, loggedOut) as Probe
  expect(judge(probe, sign(home))).toBe('logged_in')
  expect(judge(probe, sign(loggedOut))).toBe('logged_out')
})

it('keeps no text of the page, and no query of an address', () => {
  const probe = JSON.stringify(calibrated(home, toLogin))
  expect(probe).not.toMatch(/Ada|one-time|next/)
  expect(probe).toContain('site.example/login')
})

it('takes a redirect for the same whatever its query says', () => {
  const probe = calibrated(home, toLogin) as Probe
  const again = { ...toLogin, location: 'https://site.example/login?token=another' }
  expect(judge(probe, sign(again))).toBe('logged_out')
})

it.each([
  ['a page under repair', { ...home, body: '<title>Back soon</title>' }],
  ['an error', { ...home, status: 503 }],
  ['another redirect', { ...toLogin, location: 'https://site.example/consent' }],
  ['a new title', { ...home, body: home.body.replace('Orders', 'All orders') }],
])('leaves %s to a browser', (_what, answer) => {
  const probe = calibrated(home, toLogin) as Probe
  expect(judge(probe, sign(answer))).toBeUndefined()
})

it.each([
  ['answers everybody alike', home, home, home],
  [
    'differs by its title alone',
    home,
    { ...home, body: home.body.replace('Orders', 'News') },
    home,
  ],
  ['answers differently every time', home, form, { ...home, status: 204 }],
  ['logs out whoever asks this way', home, form, form],
  ['refuses so many requests', home, { ...form, status: 429 }, home],
  ['is out of order', home, { ...form, status: 502 }, home],
])('is no help where the site %s', (_what, loggedIn, loggedOut, again) => {
  expect(calibrated(loggedIn, loggedOut, again)).toBeUndefined()
})
