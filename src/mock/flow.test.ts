import { describe, expect, it } from 'vitest'
import { createManualClock } from './clock.ts'
import { createMockFlow } from './flow.ts'
import { mockAccount, signIn, success } from './scenarios/pages.ts'
import { defineScenario, type Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'

const rightSignIn = { fields: { email: mockAccount.email, password: mockAccount.password } }

function start(scenario: Scenario, at?: string) {
  const clock = createManualClock(0)
  const flow = createMockFlow({
    connectionId: 'ma_1',
    scenario,
    clock,
    at,
    discoverMs: 600,
    submitMs: 400,
  })
  flow.begin()
  return { clock, flow }
}

function startAtFirstPage(scenario: Scenario, at?: string) {
  const started = start(scenario, at)
  started.clock.advance(600)
  return started
}

describe('time', () => {
  it('finds the first page when discovering is over, and not before', () => {
    const { clock, flow } = start(scenarios.password)

    clock.advance(599)
    expect(flow.state().flow_step).toBe('DISCOVERING')
    clock.advance(1)
    expect(flow.state().flow_step).toBe('AWAITING_INPUT')
  })

  it('shows SUBMITTING from the answer until the site has worked on it', () => {
    const { clock, flow } = startAtFirstPage(scenarios.password)

    flow.submit(rightSignIn)
    expect(flow.state().flow_step).toBe('SUBMITTING')
    clock.advance(399)
    expect(flow.state().flow_step).toBe('SUBMITTING')
    clock.advance(1)
    expect(flow.state().flow_status).toBe('SUCCESS')
  })

  it('expires ten minutes after a pause nobody answers', () => {
    const { clock, flow } = startAtFirstPage(scenarios.password)

    clock.advance(10 * 60_000 - 1)
    expect(flow.state().flow_status).toBe('IN_PROGRESS')
    clock.advance(1)
    expect(flow.state().flow_status).toBe('EXPIRED')
  })

  it('expires after twenty minutes in all, however often it was answered', () => {
    const { clock, flow } = startAtFirstPage(scenarios.password)

    for (let tries = 0; tries < 2; tries += 1) {
      clock.advance(9 * 60_000)
      flow.submit({ fields: { ...rightSignIn.fields, password: 'wrong' } })
      clock.advance(400)
    }
    expect(flow.state().flow_status).toBe('IN_PROGRESS')
    clock.advance(2 * 60_000)
    expect(flow.state().flow_status).toBe('EXPIRED')
    expect(flow.record().flow_expires_at).toBeNull()
  })
})

describe('answers', () => {
  it('keeps values of later pages and uses them there', () => {
    const { clock, flow } = startAtFirstPage(scenarios.identifierFirst)

    flow.submit(rightSignIn)
    clock.advance(400)

    expect(flow.state().flow_status).toBe('SUCCESS')
  })

  it('asks again for a kept value the site refuses, and does not send it twice', () => {
    const { clock, flow } = startAtFirstPage(scenarios.identifierFirst)

    flow.submit({ fields: { email: mockAccount.email, password: 'wrong' } })
    clock.advance(400)

    expect(flow.state()).toMatchObject({
      flow_step: 'AWAITING_INPUT',
      website_error: 'The password is incorrect.',
      fields: [{ ref: 'password' }],
    })
  })

  it('takes the same answer again while it is worked on, and only then', () => {
    const { clock, flow } = startAtFirstPage(scenarios.passwordAndCode)

    flow.submit(rightSignIn)
    expect(flow.submit(rightSignIn)).toBeUndefined()
    expect(flow.submit({ fields: { code: '1' } })?.code).toBe('not_awaiting_input')
    clock.advance(400)
    expect(flow.submit(rightSignIn)?.code).toBe('invalid_input')
  })

  it('tells two phone numbers apart by id, and by label where the type does not', () => {
    const byId = startAtFirstPage(scenarios.twoMethods, 'methods')
    byId.flow.submit({ selected_choice_id: 'sms_2' })
    byId.clock.advance(400)
    const byType = startAtFirstPage(scenarios.twoMethods, 'methods')
    byType.flow.submit({ mfa_option_id: 'sms' })
    byType.clock.advance(400)
    const byLabel = startAtFirstPage(scenarios.twoMethods, 'methods')
    byLabel.flow.submit({ mfa_option_id: 'authenticator APP (totp)' })
    byLabel.clock.advance(400)

    expect(byId.flow.state().fields?.[0]?.hint).toContain('77')
    expect(byType.flow.state().fields?.[0]?.hint).toContain('42')
    expect(byLabel.flow.state().fields?.[0]?.type).toBe('totp_code')
  })
})

describe('ends', () => {
  it('passes an external action by itself', () => {
    const { clock, flow } = startAtFirstPage(scenarios.pushApproval, 'push')

    expect(flow.state().flow_step).toBe('AWAITING_EXTERNAL_ACTION')
    clock.advance(3_000)
    expect(flow.record()).toMatchObject({ status: 'AUTHENTICATED', flow_status: 'SUCCESS' })
  })

  it('leaves an external action by its fallback, for good', () => {
    const { clock, flow } = startAtFirstPage(scenarios.pushApproval, 'push')

    flow.submit({ selected_choice_id: 'totp' })
    clock.advance(10_000)

    expect(flow.state().fields?.[0]?.type).toBe('totp_code')
  })

  it('keeps what the site and the engine said last', () => {
    const { flow } = startAtFirstPage(scenarios.blocked, 'turnedAway')

    expect(flow.record()).toMatchObject({
      status: 'NEEDS_AUTH',
      flow_status: 'FAILED',
      error_code: 'bot_detected',
      website_error: 'We could not verify that you are human.',
      fields: null,
    })
  })

  it('cannot be moved after its end', () => {
    const { clock, flow } = startAtFirstPage(scenarios.password)
    flow.submit(rightSignIn)
    flow.cancel()
    clock.advance(60 * 60_000)

    expect(flow.state().flow_status).toBe('CANCELED')
  })
})

it('says which page a scenario forgot', () => {
  const scenario = defineScenario({
    title: 'A page is missing',
    start: 'signIn',
    // @ts-expect-error TypeScript says so while it is written, too
    pages: { signIn: signIn({ next: 'nowhere' }), done: success() },
  })
  const { clock, flow } = startAtFirstPage(scenario)

  flow.submit(rightSignIn)

  expect(() => clock.advance(400)).toThrow('"A page is missing" has no page named "nowhere"')
})

it('has a way to an end from every page of every ready-made scenario', () => {
  for (const scenario of Object.values<Scenario>(scenarios)) {
    const seen = new Set<string>()
    const visit = (name: string): boolean => {
      const page = scenario.pages[name]
      if (!page || seen.has(name)) return false
      seen.add(name)
      if ('status' in page) return true
      const nexts = [page.next, ...page.choices.map((choice) => choice.next)]
      return nexts.some((next) => next !== undefined && visit(next))
    }
    expect(visit(scenario.start), scenario.title).toBe(true)
  }
})
