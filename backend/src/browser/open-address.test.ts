import { errors, type Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openAddress } from './open-address.ts'

/** A page whose site begins to answer after so many milliseconds of the driver's time. */
const pageAfter = (answersMs: number) =>
  ({
    goto: async (_url: string, { timeout = 30_000 }: { timeout?: number } = {}) => {
      if (answersMs > timeout) throw new errors.TimeoutError('goto: Timeout exceeded.')
      return { status: () => 200 }
    },
  }) as unknown as Page

it('opens a site that takes 45 seconds for its first page', async () => {
  await expect(openAddress(pageAfter(45_000), 'https://slow.example')).resolves.toBeUndefined()
})

it('gives up on a site that has not answered after a minute, in words', async () => {
  await expect(openAddress(pageAfter(61_000), 'https://slow.example')).rejects.toMatchObject({
    code: 'website_error',
    message: 'The site did not answer in time.',
  })
})
