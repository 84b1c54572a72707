import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeFernet, encodeFernet, parseFernetKey } from './fernet.ts'
import vectors from './fernet-vectors.json' with { type: 'json' }

const at = (now: string, maxAgeSeconds?: number) => ({ now: new Date(now), maxAgeSeconds })

describe('the vectors of the specification', () => {
  it('are ten', () => {
    const { generate, verify, invalid } = vectors
    expect([...generate, ...verify, ...invalid]).toHaveLength(10)
  })

  it.each(vectors.generate)('generate $token', ({ token, now, iv, src, secret }) => {
    const made = encodeFernet(
      parseFernetKey(secret),
      Buffer.from(src),
      new Date(now),
      Uint8Array.from(iv),
    )
    expect(made).toBe(token)
  })

  it.each(vectors.verify)('verify $token', ({ token, now, ttl_sec, src, secret }) => {
    const value = decodeFernet(parseFernetKey(secret), token, at(now, ttl_sec))
    expect(Buffer.from(value).toString()).toBe(src)
  })

  it.each(vectors.invalid)('refuse: $desc', ({ token, now, ttl_sec, secret }) => {
    const key = parseFernetKey(secret)
    expect(() => decodeFernet(key, token, at(now, ttl_sec))).toThrow(/no valid Fernet token/)
  })
})

it('takes back what it made, of any length, at any age when none is asked for', () => {
  const key = parseFernetKey(`${randomBytes(32).toString('base64url')}=`)
  for (const length of [0, 1, 15, 16, 17, 5000]) {
    const value = randomBytes(length)
    const token = encodeFernet(key, value, new Date('2026-01-01T00:00:00Z'))
    const back = decodeFernet(key, token, { now: new Date('2036-01-01T00:00:00Z') })
    expect(Buffer.from(back).equals(value)).toBe(true)
  }
})

it('refuses a token of another key, and a key of another length', () => {
  const [key, other] = [0, 1].map(() => parseFernetKey(`${randomBytes(32).toString('base64url')}=`))
  if (!key || !other) throw new Error('two keys were made')
  const now = new Date()
  expect(() => decodeFernet(other, encodeFernet(key, randomBytes(8), now), { now })).toThrow()
  expect(() => parseFernetKey(`${randomBytes(31).toString('base64url')}==`)).toThrow()
  expect(() => parseFernetKey('not a key')).toThrow()
})
