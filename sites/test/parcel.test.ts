import { expect, it } from 'vitest'
import { parcel } from '../src/codes/parcel.ts'
import type { Message } from '../src/shared/outbox.ts'
import { createVisitor } from './visitor.ts'

const { identifier: email, password } = parcel.account

const openParcel = (options = {}) => {
  const visitor = createVisitor(options)
  return {
    site: visitor('parcel'),
    latestMessage: async () => {
      const messages: Message[] = JSON.parse((await visitor('outbox').open('/messages.json')).text)
      return messages[0]
    },
    outboxPage: () => visitor('outbox').open('/'),
  }
}

for (const method of ['sms', 'email'] as const) {
  it(`lets in with the code sent by ${method}`, async () => {
    const { site, latestMessage, outboxPage } = openParcel()
    const chooser = await site.post('/login', { email, password })
    const asked = await site.post('/verify/method', { method })
    const message = await latestMessage()

    const end = await site.post('/verify/code', { code: message?.code ?? '' })

    expect(chooser.text).toContain('+46 •• ••• •• 42')
    expect(chooser.text).toContain('m•••@example.test')
    expect(asked.path).toBe('/verify/code')
    expect(message?.channel).toBe(method)
    expect((await outboxPage()).text).toContain(message?.code)
    expect(end.path).toBe('/shipments')
    expect(end.text).toContain(email)
  })
}

it('takes a code once', async () => {
  const { site, latestMessage } = openParcel()
  await site.post('/login', { email, password })
  await site.post('/verify/method', { method: 'sms' })
  const code = (await latestMessage())?.code ?? ''
  await site.post('/verify/code', { code })
  await site.post('/logout', {})

  await site.post('/login', { email, password })
  const withoutNewCode = await site.post('/verify/code', { code })
  await site.post('/verify/method', { method: 'sms' })
  const newCode = (await latestMessage())?.code
  const withOldCode = await site.post('/verify/code', { code: newCode === code ? '' : code })

  expect(withoutNewCode.path).toBe('/verify')
  expect(withOldCode.text).toContain('That code is wrong.')
})

it('refuses a code that is older than ten minutes', async () => {
  let now = Date.UTC(2026, 10, 20, 12)
  const { site, latestMessage } = openParcel({ now: () => now })
  await site.post('/login', { email, password })
  await site.post('/verify/method', { method: 'sms' })
  now += 10 * 60_000 + 1

  const end = await site.post('/verify/code', { code: (await latestMessage())?.code ?? '' })

  expect(end.text).toContain('This code is too old.')
})

it('sends nothing before the password was right', async () => {
  const { site, latestMessage } = openParcel()

  const wrong = await site.post('/login', { email, password: 'white-paper' })
  await site.post('/verify/method', { method: 'sms' })

  expect(wrong.text).toContain('E-mail and password do not go together.')
  expect(await latestMessage()).toBeUndefined()
  expect((await site.open('/shipments')).path).toBe('/')
})
