import { expect, it } from 'vitest'
import { ledger } from '../src/steps/ledger.ts'
import { createVisitor } from './visitor.ts'

const { identifier, password } = ledger.account

it('asks for the e-mail, then for the password, then opens the books', async () => {
  const site = createVisitor()('ledger')

  const first = await site.open('/')
  const second = await site.post('/signin', { identifier })
  const end = await site.post('/signin/password', { password })

  expect(first.path).toBe('/signin')
  expect(first.text).not.toContain('type="password"')
  expect(second.path).toBe('/signin/password')
  expect(second.text).toContain(`<span>${identifier}</span>`)
  expect(end.path).toBe('/books')
  expect(end.text).toContain(identifier)
})

it('says on the first page that it does not know an address', async () => {
  const end = await createVisitor()('ledger').post('/signin', { identifier: 'no@example.test' })

  expect(end.text).toContain('We could not find a Ledger account with that e-mail address.')
  expect(end.text).not.toContain('type="password"')
})

it('says on the second page that the password is wrong', async () => {
  const site = createVisitor()('ledger')
  await site.post('/signin', { identifier })

  const end = await site.post('/signin/password', { password: 'single entry' })

  expect(end.text).toContain('That password does not match our books.')
  expect((await site.open('/books')).path).toBe('/signin')
})

it('does not take a password before the e-mail', async () => {
  const end = await createVisitor()('ledger').post('/signin/password', { password })

  expect(end.path).toBe('/signin')
})
