import { expect, it } from 'vitest'
import { newRootKey, parseRootKey } from './root-key.ts'
import { createSessionTokens } from './session-tokens.ts'

const newTokens = () => createSessionTokens(parseRootKey(newRootKey()))
const noon = new Date('2026-01-01T12:00:00Z')
const one = new Date('2026-01-01T13:00:00Z')
const claims = { connectionId: 'ma_1', flowId: 'mas_1' }

it('reads its own tokens until they run out', async () => {
  const tokens = newTokens()
  const token = await tokens.issue(claims, one)
  expect(await tokens.read(token, noon)).toEqual(claims)
  expect(await tokens.read(token, one)).toBeUndefined()
})

it('carries the claims that clients look for', async () => {
  const token = await newTokens().issue(claims, one)
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  expect(payload).toMatchObject({
    iss: 'kernel-api',
    managed_auth_session_id: 'mas_1',
    exp: one.getTime() / 1000,
  })
})

it('reads no token of another key, none that was changed, and none without a signature', async () => {
  const tokens = newTokens()
  const token = await tokens.issue(claims, one)
  const [header, , signature] = token.split('.')
  const forged = Buffer.from(
    JSON.stringify({ iss: 'kernel-api', sub: 'ma_2', managed_auth_session_id: 'mas_2', exp: 9e9 }),
  ).toString('base64url')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged}.`
  for (const text of [
    await newTokens().issue(claims, one),
    `${header}.${forged}.${signature}`,
    unsigned,
    '',
  ]) {
    expect(await tokens.read(text, noon)).toBeUndefined()
  }
})
