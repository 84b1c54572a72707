import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LoginPage } from '../login-page.ts'
import { parkWhileAsking } from './park-while-asking.ts'
import type { Person } from './person.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const interaction = { id: 'mai_1', fields: [], choices: [] }

function askThrough() {
  const log: string[] = []
  let answer: () => void = () => undefined
  let refuse: (error: Error) => void = () => undefined
  const person: Person = {
    tell: async () => undefined,
    spend: async () => undefined,
    ask: () =>
      new Promise((resolve, reject) => {
        answer = () => resolve({ values: {}, choiceId: undefined })
        refuse = reject
      }),
    sendElsewhere: async () => undefined,
  }
  const page = {
    park: async () => void log.push('parked'),
    wake: async () => void log.push('awake'),
  } as Partial<LoginPage> as LoginPage
  const asked = parkWhileAsking(person, page).ask(interaction, undefined)
  return { log, asked, answer: () => answer(), refuse: (error: Error) => refuse(error) }
}

it('leaves the page at rest while a person thinks, and wakes it with the answer', async () => {
  const { log, asked, answer } = askThrough()

  await vi.advanceTimersByTimeAsync(60_000)
  expect(log).toEqual(['parked'])

  answer()
  await asked
  expect(log).toEqual(['parked', 'awake'])
})

it('does not disturb the page when the answer comes at once', async () => {
  const { log, asked, answer } = askThrough()

  answer()
  await asked
  await vi.advanceTimersByTimeAsync(60_000)

  expect(log).toEqual([])
})

it('wakes the page when the flow ends instead', async () => {
  const { log, asked, refuse } = askThrough()
  const ended = expect(asked).rejects.toThrow('over')

  await vi.advanceTimersByTimeAsync(60_000)
  refuse(new Error('over'))
  await ended

  expect(log).toEqual(['parked', 'awake'])
})
