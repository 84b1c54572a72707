import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { totpCode, totpStep } from './totp-code.ts'
import type { TotpAlgorithm } from './totp-key.ts'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6. */
function toBase32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => base32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The digits 1 to 0 over and over: errata 2866 says how long the key is for each algorithm. */
const seed = (bytes: number) => new Secret(toBase32('1234567890'.repeat(7).slice(0, bytes)))
const seeds: Record<TotpAlgorithm, Secret> = { SHA1: seed(20), SHA256: seed(32), SHA512: seed(64) }

// RFC 6238, appendix B: eight digits, steps of 30 seconds.
const vectors: [seconds: number, sha1: string, sha256: string, sha512: string][] = [
  [59, '94287082', '46119246', '90693936'],
  [1_111_111_109, '07081804', '68084774', '25091201'],
  [1_111_111_111, '14050471', '67062674', '99943326'],
  [1_234_567_890, '89005924', '91819424', '93441116'],
  [2_000_000_000, '69279037', '90698825', '38618901'],
  [20_000_000_000, '65353130', '77737706', '47863826'],
]
const all = vectors.flatMap(([seconds, sha1, sha256, sha512]) => [
  { seconds, algorithm: 'SHA1' as const, code: sha1 },
  { seconds, algorithm: 'SHA256' as const, code: sha256 },
  { seconds, algorithm: 'SHA512' as const, code: sha512 },
])

it.each(all)(
  'is $code at $seconds by $algorithm, shorter by its first digits missing',
  (vector) => {
    const { seconds, algorithm, code } = vector
    const made = (digits: number) => {
      const key = { secret: seeds[algorithm], algorithm, digits, period: 30 }
      return totpCode(key, totpStep(key, new Date(seconds * 1_000))).code.reveal()
    }

    expect(made(8)).toBe(code)
    expect(made(7)).toBe(code.slice(1))
    expect(made(6)).toBe(code.slice(2))
  },
)

it('is good until the next step begins', () => {
  const key = { secret: seeds.SHA1, algorithm: 'SHA1' as const, digits: 6, period: 45 }

  expect(totpStep(key, new Date(44_999))).toBe(0)
  expect(totpStep(key, new Date(45_000))).toBe(1)
  expect(totpCode(key, 1).expiresAt).toEqual(new Date(90_000))
})
