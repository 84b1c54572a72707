import { expect, it } from 'vitest'
import { FlowError } from '../errors.ts'
import { BrowserError } from '../login-page.ts'
import { failureOf } from './failure.ts'
import { FlowEnd } from './flow-end.ts'

it.each([
  new FlowEnd('credentials_invalid', 'The site refused the password.', 'Wrong password'),
  new BrowserError('website_error', 'The site answered with status 500.'),
  new FlowError('audit_unavailable', 'It could not be written down.'),
  new FlowError('vault_unavailable', 'The key did not unwrap.'),
])('tells a failure we know in its own words: %s', (error) => {
  const websiteError = error instanceof FlowEnd ? 'Wrong password' : undefined
  expect(failureOf(error)).toEqual({ code: error.code, message: error.message, websiteError })
})

it.each([
  new Error('insert into values (hunter2)'),
  new FlowError('not_found', 'There is no hunter2.'),
  'hunter2',
])('tells nothing of one that may quote what it was given', (error) => {
  const failure = failureOf(error)
  expect(failure.code).toBe('browser_error')
  expect(JSON.stringify(failure)).not.toContain('hunter2')
})
