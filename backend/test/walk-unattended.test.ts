import { expect, it } from 'vitest'
import { createTestAuthenticator, type PlayedPage, playLogin } from './play-login.ts'

// A login that runs by itself: it fills in what is stored, and ends at what only a person can do.

const stored = { email: 'ada@example.test', username: 'ada', password: 'pw' }
const alone = (pages: PlayedPage[], more = {}) =>
  playLogin(pages, [], { stored, unattended: true, ...more })

it('goes through with what is stored', async () => {
  const login = await alone(['harbor-home', 'harbor-login', 'harbor-signed-in'])

  expect(login.typed).toEqual([['ada@example.test', 'pw']])
  expect(login.asked).toEqual([])
})

it.each([
  ['credentials_invalid', ['harbor-login', 'harbor-refused']],
  ['credentials_invalid', ['ledger-identifier', 'ledger-password', 'ledger-password']],
  [
    'credentials_invalid',
    ['ledger-identifier', 'ledger-password', 'ledger-identifier', 'ledger-password'],
  ],
  ['totp_required', ['keyring-login', 'keyring-code']],
  ['sms_code_required', ['parcel-login', 'code-sms']],
  ['email_code_required', ['parcel-login', 'code-mail-de']],
  ['sms_code_required', ['parcel-login', 'parcel-chooser']],
  ['external_action_required', ['one-page-en', 'push-number']],
  ['account_choice_required', ['one-page-en', 'account-picker']],
  ['customer_input_required', ['one-page-en', 'security-question']],
])('ends with %s at %j', async (code, pages) => {
  await expect(alone(pages)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(/\.$/),
  })
})

it("passes the site's words on with the end", async () => {
  await expect(alone(['harbor-login', 'harbor-refused'])).rejects.toMatchObject({
    websiteError: expect.stringMatching(/\S/),
  })
})

it('asks for nothing where something is missing, and names it by its kind', async () => {
  const login = alone(['harbor-login'], { stored: { email: 'ada@example.test' } })

  await expect(login).rejects.toMatchObject({ code: 'customer_input_required' })
})

it('tries the stored key only when the site wants its codes', async () => {
  const { authenticator } = createTestAuthenticator('JBSWY3DPEHPK3PXP')

  const login = alone(['parcel-login', 'code-sms'], { authenticator })

  await expect(login).rejects.toMatchObject({ code: 'sms_code_required' })
})
