import { expect, it } from 'vitest'
import { type AuthenticatorKey, readAuthenticatorKey } from './authenticator-key.ts'
import { totpCode } from './totp-code.ts'

// RFC 6238, appendix B. The text of the RFC names one seed; its reference code, and every other
// implementation, repeats it to the length of the hash.
const seeds = {
  'SHA-1': '12345678901234567890',
  'SHA-256': '12345678901234567890123456789012',
  'SHA-512': '1234567890123456789012345678901234567890123456789012345678901234',
}
const vectors: [seconds: number, ...codes: [string, string, string]][] = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
]
const rows = vectors.flatMap(([seconds, ...codes]) =>
  (['SHA-1', 'SHA-256', 'SHA-512'] as const).map(
    (algorithm, index) => [algorithm, seconds, codes[index]] as const,
  ),
)

const keyOf = (algorithm: AuthenticatorKey['algorithm'], digits: number): AuthenticatorKey => {
  const secret = new TextEncoder().encode(seeds[algorithm])
  return { secret, algorithm, digits, period: 30, short: false }
}

it.each(rows)('agrees with RFC 6238: %s at %i is %s', async (algorithm, seconds, code) => {
  expect((await totpCode(keyOf(algorithm, 8), seconds * 1000)).code).toBe(code)
})

it('shows six digits as the end of eight, leading zeros included', async () => {
  expect((await totpCode(keyOf('SHA-1', 6), 1111111109_000)).code).toBe('081804')
  expect((await totpCode(keyOf('SHA-1', 7), 1111111109_000)).code).toBe('7081804')
})

it('is good until the end of its step, and another one after', async () => {
  const { key } = readAuthenticatorKey('JBSWY3DPEHPK3PXP')
  if (!key) throw new Error('A key that can be read is none.')

  const first = await totpCode(key, 60_000)
  const last = await totpCode(key, 89_999)
  const next = await totpCode(key, 90_000)

  expect(first).toEqual({ code: last.code, expiresAt: 90_000 })
  expect(next.code).not.toBe(first.code)
})

it('keeps to the period and the hash a URI names', async () => {
  const { key } = readAuthenticatorKey(
    'otpauth://totp/Harbor:ada?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&digits=8&period=60',
  )
  if (!key) throw new Error('A key that can be read is none.')

  const { code, expiresAt } = await totpCode(key, 1_000)

  expect(code).toMatch(/^\d{8}$/)
  expect(expiresAt).toBe(60_000)
})
