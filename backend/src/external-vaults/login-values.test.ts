import { expect, it } from 'vitest'
import { loginValues } from './login-values.ts'

it.each([
  ['ada@example.com', { username: 'ada@example.com', email: 'ada@example.com' }],
  ['+44 20 7946 0000', { username: '+44 20 7946 0000', phone: '+44 20 7946 0000' }],
  ['ada', { username: 'ada' }],
])('calls the user name %s by every name it can be', (username, values) => {
  expect(loginValues({ username, others: [] })).toEqual({ values, totpSecret: undefined })
})

it('lets a field of the item itself take the place of no user name or password', () => {
  const content = {
    username: 'ada',
    password: 'right',
    others: [
      ['password', 'old'],
      ['company', 'Analytical'],
      ['empty', ''],
    ] as [string, string][],
  }

  expect(loginValues(content).values).toEqual({
    username: 'ada',
    password: 'right',
    company: 'Analytical',
  })
})

it('has no secret when the item has an empty one', () => {
  expect(loginValues({ totpSecret: '', others: [] })).toEqual({ values: {}, totpSecret: undefined })
})
