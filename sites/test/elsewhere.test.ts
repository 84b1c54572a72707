import { expect, it } from 'vitest'
import { pigeon } from '../src/elsewhere/pigeon.ts'
import { sentry } from '../src/elsewhere/sentry.ts'
import type { Message } from '../src/shared/outbox.ts'
import { createVisitor } from './visitor.ts'

const open = (name: string) => {
  const visitor = createVisitor()
  return {
    site: visitor(name),
    /** The same site in somebody else's hands: no cookie of the visitor's. */
    latest: async () => {
      const messages: Message[] = JSON.parse((await visitor('outbox').open('/messages.json')).text)
      return messages[0]
    },
  }
}
const pathOf = (address = '') => new URL(address).pathname

it('lets nobody in before the link of the mail was opened, and opens it once', async () => {
  const { site, latest } = open('pigeon')
  await site.post('/mail', { email: pigeon.account.identifier })
  const letter = pathOf((await latest())?.link)

  const early = await site.open('/enter')
  const first = await site.open(letter)
  const second = await site.open(letter)
  const end = await site.open('/enter')

  expect(early.path).toBe('/')
  expect(first.text).toContain('You are being signed in where you began')
  expect(second.text).toContain('This link is used up')
  expect(end.path).toBe(pigeon.home)
})

it('takes the code of the mail instead of its link', async () => {
  const { site, latest } = open('pigeon')
  await site.post('/mail', { email: pigeon.account.identifier })

  const wrong = await site.post('/code', { code: '000000' })
  const end = await site.post('/code', { code: (await latest())?.code ?? '' })

  expect(wrong.text).toContain('This is not the code of our latest mail.')
  expect(end.path).toBe(pigeon.home)
})

const signInToSentry = async () => {
  const opened = open('sentry')
  const { identifier: email, password } = sentry.account
  const wait = await opened.site.post('/login', { email, password })
  const shown = wait.text.match(/class="number">(\d+)</)?.[1] ?? ''
  return { ...opened, shown, answers: (await opened.latest())?.answers ?? [] }
}

it('goes on when the phone names the number of this very login', async () => {
  const { site, shown, answers } = await signInToSentry()
  const before = await site.open('/enter')
  const right = answers.find(({ label }) => label === shown)

  expect(answers).toHaveLength(3)
  expect(before.text).not.toContain(sentry.account.fullName)
  expect((await site.post(pathOf(right?.url), {})).text).toContain('Approved')
})

it('denies a login whose number was guessed wrong, and takes no second answer', async () => {
  const { site, shown, answers } = await signInToSentry()
  const wrong = answers.find(({ label }) => label !== shown)

  const denied = await site.post(pathOf(wrong?.url), {})
  const again = await site.post(pathOf(answers.find(({ label }) => label === shown)?.url), {})
  const end = await site.open('/enter')

  expect(denied.text).toContain('Denied')
  expect(again.text).toContain('Too late')
  expect(end.text).toContain('The sign-in was denied on your phone.')
})
