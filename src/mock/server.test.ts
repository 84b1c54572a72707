import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createManualClock } from './clock.ts'
import { mockAccount } from './scenarios/pages.ts'
import { scenarios } from './scenarios.ts'
import { createMockHandlers, createMockServer } from './server.ts'

const network = setupServer()
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

const urlOf = (connectionId: string) => `https://api.test/auth/connections/${connectionId}`

async function exchange(connectionId: string, code: string) {
  const body = JSON.stringify({ code })
  const response = await fetch(`${urlOf(connectionId)}/exchange`, { method: 'POST', body })
  const { jwt } = await response.json()
  return { status: response.status, headers: { authorization: `Bearer ${jwt}` } }
}

it('shows a page opened late the login from its beginning', async () => {
  const clock = createManualClock()
  const mock = createMockServer({ clock })
  network.use(...mock.handlers)
  const { connectionId, handoffCode } = mock.startLogin(scenarios.password)

  clock.advance(60_000)
  const { headers } = await exchange(connectionId, handoffCode)

  const record = await (await fetch(urlOf(connectionId), { headers })).json()
  expect(record.flow_step).toBe('DISCOVERING')
})

it('ends an older login of a connection when a newer one starts', async () => {
  const mock = createMockServer()
  network.use(...mock.handlers)
  const older = mock.startLogin(scenarios.password)
  const { headers } = await exchange(older.connectionId, older.handoffCode)
  const newer = mock.startLogin(scenarios.password, { connectionId: older.connectionId })

  const response = await fetch(urlOf(older.connectionId), { headers })

  expect(response.status).toBe(410)
  expect((await exchange(older.connectionId, older.handoffCode)).status).toBe(401)
  expect((await exchange(newer.connectionId, newer.handoffCode)).status).toBe(200)
})

it('ends a session after thirty minutes', async () => {
  const clock = createManualClock()
  const mock = createMockServer({ clock })
  network.use(...mock.handlers)
  const { connectionId, handoffCode } = mock.startLogin(scenarios.password)
  const { headers } = await exchange(connectionId, handoffCode)

  clock.advance(30 * 60_000 - 1)
  expect((await fetch(urlOf(connectionId), { headers })).status).toBe(200)
  clock.advance(1)
  expect((await fetch(urlOf(connectionId), { headers })).status).toBe(401)
})

it('takes each new code for a new login when a scenario is played for everyone', async () => {
  network.use(...createMockHandlers({ scenario: scenarios.password }))

  expect((await exchange('ma_any', 'first')).status).toBe(200)
  expect((await exchange('ma_any', 'first')).status).toBe(401)
  expect((await exchange('ma_any', 'second')).status).toBe(200)
  expect((await exchange('ma_any', 'first')).status).toBe(401)
})

it('answers only at its own address when it has one', async () => {
  const mock = createMockServer({ baseUrl: 'https://api.test/prefix' })
  const elsewhere = http.all('*', () => HttpResponse.json({}, { status: 418 }))
  network.use(...mock.handlers, elsewhere)
  const { connectionId, handoffCode } = mock.startLogin(scenarios.password)

  expect((await exchange(connectionId, handoffCode)).status).toBe(418)
})

it('never says a value that was typed', async () => {
  const clock = createManualClock()
  const mock = createMockServer({ clock })
  network.use(...mock.handlers)
  const { connectionId, handoffCode } = mock.startLogin(scenarios.password)
  const { headers } = await exchange(connectionId, handoffCode)
  clock.advance(600)

  const body = JSON.stringify({ fields: { email: mockAccount.email, password: 'hunter2' } })
  await fetch(`${urlOf(connectionId)}/submit`, { method: 'POST', body, headers })
  clock.advance(400)

  const text = await (await fetch(urlOf(connectionId), { headers })).text()
  expect(text).toContain('incorrect')
  expect(text).not.toContain('hunter2')
})
