import { expect, it } from 'vitest'
import { loginValues } from './login-values.ts'

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
