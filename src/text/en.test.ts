import { flowErrorCodes } from '@managed-auth/protocol'
import { expect, it } from 'vitest'
import { en } from './en.ts'

it.each(flowErrorCodes)('has words for %s', (code) => {
  const words = en.failures[code]

  expect(words?.title).toBeTruthy()
  expect(words?.body).toMatch(/\.$/)
})
