import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createManualClock } from './clock.ts'
import {
  blockedStreams,
  type Failure,
  malformed,
  offline,
  refused,
  slow,
  unavailable,
} from './scenarios/failure.ts'
import { mockAccount, oneTimeCode, signIn, success } from './scenarios/pages.ts'
import { defineScenario, type Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'
import { createMockHandlers, createMockServer } from './server.ts'

const network = setupServer()
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

const urlOf = (connectionId: string) => `https://api.test/auth/connections/${connectionId}`
const rightSignIn = { fields: { email: mockAccount.email, password: mockAccount.password } }

/** A login on a server of its own, with the requests its page would make. */
function startLogin(scenario: Scenario = scenarios.password, failures: Failure[] = []) {
  const clock = createManualClock()
  const mock = createMockServer({ clock, failures })
  network.use(...mock.handlers)
  const { connectionId, handoffCode } = mock.startLogin(scenario)
  const url = urlOf(connectionId)
  let headers: Record<string, string> = {}

  const post = (path: string, body: object) =>
    fetch(`${url}/${path}`, { method: 'POST', body: JSON.stringify(body), headers })
  return {
    clock,
    mock,
    async exchange() {
      const response = await post('exchange', { code: handoffCode })
      if (response.ok) {
        const { jwt } = await response.clone().json()
        headers = { authorization: `Bearer ${jwt}` }
      }
      return response
    },
    read: () => fetch(url, { headers }),
    submit: (body: object) => post('submit', body),
    async events() {
      const { body } = await fetch(`${url}/events`, { headers })
      if (!body) throw new Error('The stream has no body.')
      const reader = body.pipeThrough(new TextDecoderStream()).getReader()
      return async () => (await reader.read()).value
    },
  }
}

async function startExchanged(scenario: Scenario = scenarios.password, failures: Failure[] = []) {
  const login = startLogin(scenario, failures)
  await login.exchange()
  return login
}

describe('a failure', () => {
  it('slow: holds the answer back until its time has passed', async () => {
    const login = await startExchanged(undefined, [slow(2_000, { on: 'retrieve' })])

    let answered = false
    const reading = login.read().then((response) => {
      answered = true
      return response
    })
    // Another request of the same page gets through meanwhile: the delay stands on the clock.
    expect((await login.submit({})).status).toBe(400)
    expect(answered).toBe(false)
    login.clock.advance(2_000)

    expect((await reading).status).toBe(200)
  })

  it('offline: gives no answer at all', async () => {
    const login = await startExchanged(undefined, [offline({ on: 'retrieve' })])

    await expect(login.read()).rejects.toThrow(TypeError)
    expect((await login.submit({})).status).toBe(400)
  })

  it('unavailable: answers 503 and says when to come back', async () => {
    const failure = unavailable({ on: 'retrieve', times: 1, retryAfterSeconds: 7 })
    const login = await startExchanged(undefined, [failure])

    const response = await login.read()

    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await response.json()).toMatchObject({ code: 'internal_error' })
    expect((await login.read()).status).toBe(200)
  })

  it.each([
    ['unauthorized', 401],
    ['gone', 410],
    ['stale_interaction', 400],
    ['rate_limited', 429],
  ] as const)('refused: answers %s with %i', async (code, status) => {
    const login = await startExchanged(undefined, [refused(code, { on: 'submit' })])

    const response = await login.submit(rightSignIn)

    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
  })

  it('refused at the exchange: leaves the hand-off code unspent', async () => {
    const login = startLogin(undefined, [refused('internal_error', { on: 'exchange', times: 1 })])

    expect((await login.exchange()).status).toBe(500)
    expect((await login.exchange()).status).toBe(200)
  })

  it('malformed: answers what is no JSON, or no record', async () => {
    const noJson = await startExchanged(undefined, [malformed('json', { on: 'retrieve' })])
    await expect((await noJson.read()).json()).rejects.toThrow(SyntaxError)

    const noRecord = await startExchanged()
    noRecord.mock.fail(malformed('record'))
    expect(await (await noRecord.read()).json()).toEqual({ unheard: 'of' })
    expect(await (await noRecord.events())()).toBe(
      'event: managed_auth_state\ndata: {"unheard": "of"}\n\n',
    )
  })

  it('dropped stream: breaks instead of telling the state it belongs to', async () => {
    const login = await startExchanged(scenarios.droppedStreamAtCode)
    const next = await login.events()
    expect(await next()).toContain('DISCOVERING')
    login.clock.advance(600)
    expect(await next()).toContain('AWAITING_INPUT')
    await login.submit(rightSignIn)
    expect(await next()).toContain('SUBMITTING')

    const broken = expect(next()).rejects.toThrow()
    login.clock.advance(400)
    await broken

    expect(await (await login.events())()).toContain('totp_code')
  })

  it('blocked streams: opens them and says nothing', async () => {
    const login = await startExchanged(undefined, [blockedStreams()])
    const next = await login.events()
    let told = false
    void next().then(() => {
      told = true
    })

    login.clock.advance(60_000)

    expect(await (await login.read()).json()).toMatchObject({ flow_step: 'AWAITING_INPUT' })
    expect(told).toBe(false)
  })
})

describe('when it happens', () => {
  it('is as often as it says, for each login of its scenario anew', async () => {
    const scenario = { ...scenarios.password, failures: [offline({ on: 'retrieve', times: 2 })] }

    for (let logins = 0; logins < 2; logins += 1) {
      const login = await startExchanged(scenario)
      await expect(login.read()).rejects.toThrow()
      await expect(login.read()).rejects.toThrow()
      expect((await login.read()).status).toBe(200)
    }
  })

  it('is at the page it names, and nowhere else', async () => {
    const login = await startExchanged(scenarios.sessionOverAtCode)
    login.clock.advance(600)
    expect((await login.read()).status).toBe(200)

    await login.submit(rightSignIn)
    login.clock.advance(400)

    expect((await login.read()).status).toBe(401)
  })

  it('is checked against the pages by TypeScript', () => {
    const scenario = defineScenario({
      title: 'A page is missing',
      start: 'signIn',
      pages: {
        signIn: signIn({ next: 'code' }),
        code: oneTimeCode({ next: 'done' }),
        done: success(),
      },
      // @ts-expect-error no page has this name
      failures: [offline({ at: 'nowhere' })],
    })

    expect(scenario.failures).toHaveLength(1)
  })

  it('is from `fail` until it is mended, and open streams feel it too', async () => {
    const login = await startExchanged()
    const next = await login.events()
    await next()

    const mend = login.mock.fail(offline())
    await expect(next()).rejects.toThrow()
    await expect(login.read()).rejects.toThrow()
    mend()

    expect((await login.read()).status).toBe(200)
    expect(await (await login.events())()).toContain('DISCOVERING')
  })

  it('is with logins nobody announced, too', async () => {
    network.use(...createMockHandlers({ scenario: scenarios.usedCode }))
    const body = JSON.stringify({ code: 'any' })

    expect((await fetch(`${urlOf('ma_any')}/exchange`, { method: 'POST', body })).status).toBe(401)
  })
})
