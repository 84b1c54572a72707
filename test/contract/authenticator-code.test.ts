import { expect, it } from 'vitest'
import { authenticatorCode } from './authenticator-code.ts'

// RFC 6238 appendix B, SHA-1, last six digits; the secret is "12345678901234567890".
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('agrees with the RFC at second %i', (second, code) => {
  expect(authenticatorCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', second * 1000)).toBe(code)
})
