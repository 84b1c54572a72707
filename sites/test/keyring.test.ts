import { Secret, TOTP } from 'otpauth'
import { expect, it } from 'vitest'
import { keyring } from '../src/codes/keyring.ts'
import { createVisitor } from './visitor.ts'

const { identifier: username, password, totpSecret = '' } = keyring.account
const noon = Date.UTC(2026, 10, 20, 12)
const codeAt = (timestamp: number) =>
  new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp })

it('opens the vault after the password and the authenticator code', async () => {
  const site = createVisitor({ now: () => noon })('keyring')

  const second = await site.post('/unlock', { username, password })
  const end = await site.post('/verify', { code: codeAt(noon) })

  expect(second.path).toBe('/verify')
  expect(end.path).toBe('/vault')
  expect(end.text).toContain('Mara Lindqvist')
})

it('takes a code once, even from the right person', async () => {
  let now = noon
  const site = createVisitor({ now: () => now })('keyring')
  await site.post('/unlock', { username, password })
  await site.post('/verify', { code: codeAt(noon) })
  await site.post('/lock', {})

  await site.post('/unlock', { username, password })
  const again = await site.post('/verify', { code: codeAt(noon) })
  now += 30_000
  const next = await site.post('/verify', { code: codeAt(now) })

  expect(again.text).toContain('That code was already used. Wait for the next one.')
  expect(next.path).toBe('/vault')
})

it('refuses a wrong code and one that is older than a step', async () => {
  const site = createVisitor({ now: () => noon })('keyring')
  await site.post('/unlock', { username, password })

  for (const code of ['', 'abcdef', codeAt(noon - 90_000)]) {
    const end = await site.post('/verify', { code })
    expect(end.text).toContain('That code is not right.')
  }
})

it('does not ask for a code before the password was right', async () => {
  const site = createVisitor({ now: () => noon })('keyring')

  const wrong = await site.post('/unlock', { username, password: 'brass' })
  const skipped = await site.post('/verify', { code: codeAt(noon) })

  expect(wrong.text).toContain('Wrong user name or password.')
  expect(skipped.path).toBe('/')
  expect((await site.open('/vault')).path).toBe('/')
})
