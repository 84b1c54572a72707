import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderLogin } from '../../../test/support/render-login.tsx'
import { codeField } from '../../../test/support/wire.ts'
import { ClientError } from '../../core/client-error.ts'
import { de } from '../../text/de.ts'

const again = { id: 'again', type: 'other', label: 'Send it again' } as const
const codePage = (id: string, rest: object = {}) => ({
  flow_step: 'AWAITING_INPUT',
  interaction_id: id,
  fields: [codeField],
  choices: [again],
  ...rest,
})
const option = (name: RegExp = /^Send it again/) => screen.getByRole('button', { name })
const isHeld = () => option().getAttribute('aria-disabled') === 'true'
const pass = (seconds: number) => act(async () => vi.advanceTimersByTime(seconds * 1000))

async function sendAgain() {
  const login = await renderLogin(codePage('mai_1'))
  await act(async () => fireEvent.click(option()))
  await login.push(codePage('mai_2'))
  return login
}

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
  sessionStorage.clear()
})

it('holds back another code until the site will send one, and counts the seconds', async () => {
  const { client } = await sendAgain()
  expect(option().textContent).toBe(' Send it again 30 sec')

  await pass(12)
  await act(async () => fireEvent.click(option()))
  expect(option().textContent).toBe(' Send it again 18 sec')
  expect(client.submits).toHaveLength(1)
  await pass(18)

  expect(isHeld()).toBe(false)
  await act(async () => fireEvent.click(option()))
  expect(client.submits).toHaveLength(2)
})

it('holds it back over a reload, in the language of the host', async () => {
  await sendAgain()
  cleanup()
  await pass(10)

  await renderLogin(codePage('mai_2'), { text: de })

  expect(option().textContent).toBe(' Send it again 20 Sek.')
})

it('offers it at once to another connection', async () => {
  await sendAgain()
  cleanup()

  await renderLogin(codePage('mai_1', { id: 'ma_2' }))

  expect(isHeld()).toBe(false)
})

it('remembers it for the page where storage is blocked', async () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked)
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked)

  await sendAgain()

  expect(isHeld()).toBe(true)
})

it('waits for nothing when the request for a code did not get through', async () => {
  const { client } = await renderLogin(codePage('mai_1'))
  client.onSubmit = async () => {
    throw new ClientError('network_error', 'lost')
  }

  await act(async () => fireEvent.click(option()))

  expect(isHeld()).toBe(false)
})

it.each([
  ['"another way"', { choices: [{ ...again, id: 'switch' }] }],
  ['a code from an app', { fields: [{ ...codeField, type: 'totp_code' }] }],
])('holds back nothing for %s', async (_, rest) => {
  const { push } = await renderLogin(codePage('mai_1', rest))
  await act(async () => fireEvent.click(option()))

  await push(codePage('mai_2', rest))

  expect(isHeld()).toBe(false)
})
