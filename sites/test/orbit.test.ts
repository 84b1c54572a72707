import { expect, it } from 'vitest'
import { orbit } from '../src/entrances/orbit.ts'
import { createVisitor } from './visitor.ts'

const { identifier: email, password } = orbit.account

it('serves an empty root, whoever asks', async () => {
  const page = await createVisitor()('orbit').open('/')

  expect(page.text).toContain('<div id="root"></div>')
  expect(page.text).not.toContain('<form')
})

it('knows the operator only after the right password', async () => {
  const site = createVisitor()('orbit')

  const before = JSON.parse((await site.open('/api/config')).text)
  const login = await site.postJson('/api/session', { email, password })
  const after = JSON.parse((await site.open('/api/config')).text)

  expect(before.user).toBeNull()
  expect(login.status).toBe(200)
  expect(after.user).toEqual({ name: 'Mara Lindqvist', email })
})

it('answers a wrong password, and a body that is no JSON object, with its own sentence', async () => {
  const site = createVisitor()('orbit')

  const wrong = await site.postJson('/api/session', { email, password: 'perigee' })
  const odd = await site.postJson('/api/session', null)

  expect([wrong.status, odd.status]).toEqual([401, 401])
  expect(JSON.parse(wrong.text)).toEqual({
    error: 'We do not recognise this e-mail and password.',
  })
})

it('keeps its data from callers without a session', async () => {
  const site = createVisitor()('orbit')

  const refused = await site.open('/api/passes')
  await site.postJson('/api/session', { email, password })
  const granted = await site.open('/api/passes')

  expect([refused.status, granted.status]).toEqual([401, 200])
})
