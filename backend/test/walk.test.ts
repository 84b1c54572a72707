import { expect, it } from 'vitest'
import { playLogin, readPage, values } from './play-login.ts'

// The walk through a login over saved pages: no browser, no database, nothing waits.

const hostOf = async (name: string) => new URL((await readPage(name)).url).host

it('notes a password before it types it, and no name', async () => {
  const { spent } = await playLogin(
    ['harbor-home', 'harbor-login', 'harbor-signed-in'],
    [values({ email: 'ada@example.test', password: 'pw' })],
  )
  expect(spent).toEqual([{ refs: ['password'], typed: 0 }])
})

it('goes from the landing page through the form', async () => {
  const { asked, typed, arrival } = await playLogin(
    ['harbor-home', 'harbor-login', 'harbor-signed-in'],
    [values({ email: 'ada@example.test', password: 'pw' })],
  )
  expect(asked).toEqual([{ fields: ['email', 'password'], choices: [], problem: undefined }])
  expect(typed).toEqual([['ada@example.test', 'pw']])
  expect(new URL(arrival.url).search).toBe('')
})

it('notes the signs behind every verdict, and nothing that stood on a page', async () => {
  const { noted } = await playLogin(
    ['harbor-login', 'harbor-refused', 'harbor-signed-in'],
    [
      values({ email: 'ada@example.test', password: 'wrong' }),
      values({ email: 'ada@example.test', password: 'right' }),
    ],
  )
  const { url, text } = await readPage('harbor-refused')

  // Each form twice: the page is looked at again once the person has answered.
  const form = 'input: login'
  expect(noted.map(({ verdict }) => verdict)).toEqual([form, form, form, form, 'signed-in'])
  expect(noted.map(({ hasProblem }) => hasProblem).slice(1, 3)).toEqual([false, true])
  expect(noted[2]?.host).toBe(new URL(url).host)
  for (const { evidence } of noted) {
    expect(evidence).not.toEqual([])
    expect(evidence.filter((sign) => !/^[a-z0-9-]+$/.test(sign) || text.includes(sign))).toEqual([])
  }
})

it('asks for everything again after a refusal, and never types a password twice', async () => {
  const { asked, typed } = await playLogin(
    ['harbor-login', 'harbor-refused', 'harbor-signed-in'],
    [
      values({ email: 'ada@example.test', password: 'wrong' }),
      values({ email: 'ada@example.test', password: 'right' }),
    ],
  )
  expect(asked[1]?.fields).toEqual(['email', 'password'])
  expect(asked[1]?.problem).toBeTruthy()
  expect(typed.map(([, password]) => password)).toEqual(['wrong', 'right'])
})

it('asks a person after a stored password was refused', async () => {
  const { asked, typed } = await playLogin(
    ['harbor-login', 'harbor-refused', 'harbor-signed-in'],
    [values({ email: 'ada@example.test', password: 'new' })],
    { stored: { email: 'ada@example.test', password: 'old' } },
  )
  expect(asked).toHaveLength(1)
  expect(typed.map(([, password]) => password)).toEqual(['old', 'new'])
})

it('keeps a password that came early for the page that asks for it', async () => {
  const { asked, typed } = await playLogin(
    ['ledger-identifier', 'ledger-password', 'ledger-signed-in'],
    [values({ email: 'ada@example.test', password: 'pw' })],
  )
  expect(asked).toHaveLength(1)
  expect(typed).toEqual([['ada@example.test'], ['pw']])
})

it('asks only for what is not stored', async () => {
  const { asked } = await playLogin(
    ['harbor-login', 'harbor-signed-in'],
    [values({ password: 'pw' })],
    {
      stored: { email: 'ada@example.test' },
    },
  )
  expect(asked).toEqual([{ fields: ['password'], choices: [], problem: undefined }])
})

it('presses the method that was chosen, then asks for its code', async () => {
  const { asked } = await playLogin(
    ['parcel-login', 'parcel-chooser', 'parcel-code', 'parcel-signed-in'],
    [
      values({ email: 'ada@example.test', password: 'pw' }),
      ({ choices }) => ({ choiceId: choices[0]?.id }),
      values({ code: '123456' }),
    ],
  )
  expect(asked.map(({ fields }) => fields)).toEqual([['email', 'password'], [], ['code']])
  expect(asked[1]?.choices).toEqual(['sms', 'email'])
})

it('asks for a fresh code when one was refused', async () => {
  const { asked, typed } = await playLogin(
    ['keyring-login', 'keyring-code', 'keyring-code-refused', 'keyring-signed-in'],
    [
      values({ username: 'ada', password: 'pw' }),
      values({ totp_code: '111111' }),
      values({ totp_code: '222222' }),
    ],
  )
  expect(asked[2]?.problem).toBeTruthy()
  expect(typed.slice(1)).toEqual([['111111'], ['222222']])
})

it('asks nothing when the saved profile is still logged in', async () => {
  const { asked } = await playLogin(['harbor-signed-in'], [], { hasSavedState: true })
  expect(asked).toEqual([])
})

it('believes no page that looks logged in before anything was typed or saved', async () => {
  await expect(playLogin(['harbor-signed-in'], [])).rejects.toMatchObject({
    code: 'login_form_not_found',
  })
})

it('types nothing on a host the connection does not allow, and names the setting', async () => {
  const elsewhere = playLogin(
    ['harbor-login', 'harbor-signed-in'],
    [values({ email: 'ada@example.test', password: 'pw' })],
    { domain: 'example.com' },
  )
  await expect(elsewhere).rejects.toMatchObject({
    code: 'domain_not_allowed',
    message: expect.stringContaining('allowed_domains'),
  })
})

it('waits for what is done elsewhere, with the words of the site', async () => {
  const { asked } = await playLogin(
    ['one-page-en', 'push-number', 'harbor-signed-in'],
    [values({ email: 'ada@example.test', password: 'pw' })],
    { goesOnFrom: 'push-number' },
  )
  expect(asked).toHaveLength(2)
  expect(asked[1]?.message).toMatch(/\d/)
})

it('waits for no push before the site knows who is here', async () => {
  await expect(playLogin(['push-number'], [])).rejects.toMatchObject({
    code: 'login_form_not_found',
  })
})

it('takes the other way that stands beside what is done elsewhere', async () => {
  const { asked } = await playLogin(
    ['one-page-en', 'key-with-another-way', 'code-totp', 'harbor-signed-in'],
    [
      values({ email: 'ada@example.test', password: 'pw' }),
      ({ choices }) => ({ choiceId: choices[0]?.id }),
      values({ totp_code: '123456' }),
    ],
  )
  expect(asked[1]?.message).toBeTruthy()
  expect(asked[2]?.fields).toEqual(['totp_code'])
})

it.each([
  ['wall-captcha', 'captcha_blocked'],
  ['wall-browser-check', 'bot_detected'],
  ['key-only-es', 'unsupported_auth_method'],
  ['certificate-only', 'unsupported_auth_method'],
  ['rate-limited-fr', 'website_error'],
  ['site-error-pt', 'website_error'],
])('names what keeps everybody out: %s', async (name, code) => {
  await expect(playLogin([name], [])).rejects.toMatchObject({ code })
})

it('lets a person past a puzzle, and goes on with the form behind it', async () => {
  const { asked, typed } = await playLogin(
    ['wall-captcha', 'harbor-login', 'harbor-signed-in'],
    [undefined, values({ email: 'ada@example.test', password: 'pw' })],
    { hasHelp: true, helps: true, domain: await hostOf('harbor-login') },
  )
  expect(asked[0]?.message).toMatch(/^Solve the puzzle in the live view/)
  expect(asked[1]?.fields).toEqual(['email', 'password'])
  expect(typed).toEqual([['ada@example.test', 'pw']])
})

it.each([
  ['wall-captcha', 'captcha_blocked', { hasHelp: true, helps: true, unattended: true }],
  ['wall-captcha', 'captcha_blocked', { hasHelp: true }],
  ['wall-browser-check', 'bot_detected', { hasHelp: true }],
  ['rate-limited-fr', 'website_error', { hasHelp: true, helps: true }],
])('ends at %s with %s where nobody helps: %j', async (name, code, options) => {
  await expect(playLogin([name, 'harbor-login'], [], options)).rejects.toMatchObject({ code })
})

it('gives up where there is no login', async () => {
  await expect(playLogin(['newsletter-only'], [])).rejects.toMatchObject({
    code: 'login_form_not_found',
  })
})

it('tells a circle from a long way', async () => {
  const circle = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? 'identifier-first-en' : 'one-page-en',
  )
  const answers = circle.map(() => values({ password: 'the same' }))
  const stored = { email: 'ada@example.test' }
  await expect(playLogin(circle, answers, { stored })).rejects.toMatchObject({
    code: 'stuck_in_loop',
  })
})

it('does not go round for ever', async () => {
  const circle = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? 'identifier-first-en' : 'one-page-en',
  )
  const stored = { email: 'ada@example.test' }
  const answers = circle.map((_, index) => values({ password: `pw-${index}` }))
  await expect(playLogin(circle, answers, { stored })).rejects.toMatchObject({
    code: 'max_attempts_reached',
  })
})
