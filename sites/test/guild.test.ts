import { expect, it } from 'vitest'
import { guild } from '../src/steps/guild.ts'
import { createVisitor } from './visitor.ts'

const { identifier: email, password } = guild.account

it('offers three workspaces and opens the chosen one', async () => {
  const site = createVisitor()('guild')

  const picker = await site.post('/login', { email, password })
  const end = await site.post('/workspaces', { workspace: 'brewers' })

  expect(picker.path).toBe('/workspaces')
  expect(picker.text.match(/name="workspace"/g)).toHaveLength(3)
  expect(end.path).toBe('/w/brewers')
  expect(end.text).toContain('Brewers Hall')
  expect(end.text).toContain('Mara Lindqvist')
})

it('opens only the chosen workspace, and none without a choice', async () => {
  const site = createVisitor()('guild')
  await site.post('/login', { email, password })

  const undecided = await site.open('/w/weavers')
  await site.post('/workspaces', { workspace: 'glass' })
  const other = await site.open('/w/weavers')

  expect(undecided.path).toBe('/')
  expect(other.path).toBe('/w/glass')
})

it('refuses a wrong password and a workspace that is not one of the three', async () => {
  const site = createVisitor()('guild')

  const wrong = await site.post('/login', { email, password: 'lanterns' })
  await site.post('/login', { email, password })
  const odd = await site.post('/workspaces', { workspace: 'palace' })

  expect(wrong.text).toContain('No member with this e-mail and password.')
  expect(odd.status).toBe(400)
  expect((await site.open('/w/weavers')).path).toBe('/')
})
