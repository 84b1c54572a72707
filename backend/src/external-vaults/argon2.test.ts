import { describe, expect, it } from 'vitest'
import { argon2 } from './argon2.ts'

const derive = async (more: Partial<Parameters<typeof argon2>[0]> = {}) => {
  const key = await argon2({
    password: Buffer.from('password'),
    salt: Buffer.from('somesalt'),
    memoryKib: 256,
    iterations: 2,
    length: 32,
    parallelism: 1,
    isHybrid: true,
    ...more,
  })
  return Buffer.from(key).toString('hex')
}

// Vectors of the reference implementation, version 1.3: github.com/P-H-C/phc-winner-argon2, src/test.c
describe('Argon2id', () => {
  it.each([
    [256, 1, '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
    [256, 2, '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
    [65_536, 1, '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
  ])('with %i KiB and %i lanes makes the key of the reference', async (memoryKib, lanes, key) => {
    expect(await derive({ memoryKib, parallelism: lanes })).toBe(key)
  })
})

it('makes another key by Argon2d', async () => {
  expect(await derive({ isHybrid: false })).not.toBe(await derive())
})

it('leaves what it was given as it was, and the main thread free', async () => {
  const password = Buffer.from('password')
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  await derive({ password, memoryKib: 65_536 })
  clearInterval(timer)

  expect(password.toString()).toBe('password')
  expect(turns).toBeGreaterThan(3)
})

it.each([
  ['more memory than it may use', { memoryKib: 1024 * 1024 + 1 }],
  ['less memory than there is', { memoryKib: 1 }],
  ['no lanes', { parallelism: 0 }],
])('makes no key with %s', async (_what, more) => {
  await expect(derive(more)).rejects.toThrow()
})
