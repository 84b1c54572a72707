import { expect, it } from 'vitest'
import { harbor } from '../src/entrances/harbor.ts'
import { createVisitor } from './visitor.ts'

const { identifier: email, password } = harbor.account
const tokenIn = (page: string) => page.match(/name="csrf_token" value="([^"]+)"/)?.[1] ?? ''

it('leads from the landing page to the dashboard', async () => {
  const site = createVisitor()('harbor')
  const landing = await site.open('/')
  const login = await site.open('/login')

  const end = await site.post('/login', { email, password, csrf_token: tokenIn(login.text) })

  expect(landing.text).toContain('<a href="/login">Log in</a>')
  expect(landing.text).toContain('Subscribe')
  expect(end.path).toBe('/dashboard')
  expect(end.text).toContain('Mara Lindqvist')
  expect(end.text).toContain('Log out')
})

it('knows the person on its landing page too, until they log out', async () => {
  const site = createVisitor()('harbor')
  const login = await site.open('/login')
  await site.post('/login', { email, password, csrf_token: tokenIn(login.text) })

  const signedIn = await site.open('/')
  const afterwards = await site.post('/logout', {})

  expect(signedIn.text).toContain('Mara Lindqvist')
  expect(signedIn.text).not.toContain('href="/login"')
  expect(afterwards.text).toContain('href="/login"')
})

it('keeps the e-mail and says what is wrong when the password is', async () => {
  const site = createVisitor()('harbor')
  const login = await site.open('/login')

  const end = await site.post('/login', {
    email,
    password: 'salt',
    csrf_token: tokenIn(login.text),
  })

  expect(end.status).toBe(401)
  expect(end.text).toContain('The e-mail or password you entered is incorrect.')
  expect(end.text).toContain(`value="${email}"`)
})

it('refuses a form without its token, or with the token of somebody else', async () => {
  const own = createVisitor()('harbor')
  await own.open('/login')
  const foreign = tokenIn((await createVisitor()('harbor').open('/login')).text)

  const without = await own.post('/login', { email, password })
  const stolen = await own.post('/login', { email, password, csrf_token: foreign })

  expect([without.status, stolen.status]).toEqual([403, 403])
  expect((await own.open('/dashboard')).path).toBe('/login')
})

it('shows the e-mail it was given as text, never as markup', async () => {
  const site = createVisitor()('harbor')
  const login = await site.open('/login')

  const end = await site.post('/login', {
    email: '"><script>alert(1)</script>',
    password,
    csrf_token: tokenIn(login.text),
  })

  expect(end.text).not.toContain('<script>')
})
