import { describe, expect, it } from 'vitest'
import { createManualClock } from './clock.ts'
import { createMockFlow } from './flow.ts'
import { failedWith } from './scenarios/failed-with.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'

function startAt(scenario: Scenario, page?: string) {
  const clock = createManualClock(0)
  const times = { discoverMs: 600, submitMs: 400 }
  const flow = createMockFlow({
    connectionId: 'ma_1',
    scenario,
    clock,
    at: page,
    ...times,
  })
  flow.begin()
  return { clock, flow }
}

const arrays = [
  'fields',
  'discovered_fields',
  'choices',
  'mfa_options',
  'pending_sso_buttons',
  'sign_in_options',
] as const
const words = [
  'external_action_message',
  'website_error',
  'error_code',
  'post_login_url',
  'live_view_url',
] as const

/** What stands in a state: the names of filled arrays and of texts. */
function contentsOf(scenario: Scenario, page?: string) {
  const { clock, flow } = startAt(scenario, page)
  clock.advance(600)
  const state = flow.state()
  const filled = arrays.filter((key) => (state[key]?.length ?? 0) > 0)
  return [state.flow_step, ...filled, ...words.filter((key) => state[key] !== undefined)].join(' ')
}

// Wire protocol 13.2, column by column: each step with what may stand beside it.
const rows: [string, Scenario, string?][] = [
  ['AWAITING_INPUT fields discovered_fields', scenarios.password],
  [
    'AWAITING_INPUT fields discovered_fields website_error',
    scenarios.wrongPasswordThenRight,
    'refused',
  ],
  ['AWAITING_INPUT fields discovered_fields choices pending_sso_buttons', scenarios.ssoButtons],
  ['AWAITING_INPUT choices pending_sso_buttons', scenarios.ssoOnly],
  ['AWAITING_INPUT choices mfa_options', scenarios.twoMethods, 'methods'],
  ['AWAITING_INPUT choices sign_in_options', scenarios.accountPicker, 'accounts'],
  [
    'AWAITING_INPUT fields discovered_fields choices mfa_options pending_sso_buttons sign_in_options',
    scenarios.everythingAtOnce,
  ],
  ['AWAITING_INPUT discovered_fields pending_sso_buttons', scenarios.olderServer],
  ['AWAITING_INPUT fields choices', scenarios.canonicalServer],
  ['AWAITING_EXTERNAL_ACTION external_action_message', scenarios.mailLink],
  [
    'AWAITING_EXTERNAL_ACTION choices mfa_options external_action_message',
    scenarios.pushApproval,
    'push',
  ],
  [
    'AWAITING_EXTERNAL_ACTION fields discovered_fields choices mfa_options external_action_message website_error',
    scenarios.pushOrCode,
    'push',
  ],
  [
    'AWAITING_EXTERNAL_ACTION external_action_message website_error live_view_url',
    scenarios.puzzle,
  ],
  ['COMPLETED post_login_url', scenarios.alreadySignedIn],
  ['COMPLETED error_code', scenarios.noLoginForm],
  ['COMPLETED website_error error_code', scenarios.blocked, 'turnedAway'],
  ['COMPLETED', scenarios.canceledElsewhere, 'gone'],
  ['AWAITING_HUMAN_INTERVENTION', scenarios.newerServer, 'unheardOf'],
]

describe('every row of the state table', () => {
  it.each(rows)('%s', (row, scenario, page) => {
    expect(contentsOf(scenario, page)).toBe(row)
  })

  it('DISCOVERING shows nothing', () => {
    expect(Object.keys(startAt(scenarios.everythingAtOnce).flow.state())).toEqual([
      'flow_status',
      'flow_type',
      'hosted_url',
      'flow_step',
    ])
  })

  it('SUBMITTING clears the words of the site', () => {
    const { clock, flow } = startAt(scenarios.pushOrCode, 'push')
    clock.advance(600)
    expect(flow.state().website_error).toBeDefined()

    flow.submit({ fields: { code: '1' } })

    expect(flow.state()).toMatchObject({ flow_step: 'SUBMITTING' })
    expect(flow.state().website_error).toBeUndefined()
  })

  it('an end by time says so', () => {
    const { clock, flow } = startAt(scenarios.outOfTime)

    clock.advance(5_000)

    expect(flow.state()).toMatchObject({ flow_status: 'EXPIRED', error_code: 'session_expired' })
  })

  it('an interaction id stands beside what can be answered, and nowhere else', () => {
    const idAt = (scenario: Scenario, page?: string) => {
      const { clock, flow } = startAt(scenario, page)
      clock.advance(600)
      return flow.record().interaction_id
    }

    expect(idAt(scenarios.password)).toMatch(/^mai_/)
    expect(idAt(scenarios.pushApproval, 'push')).toMatch(/^mai_/)
    expect(idAt(scenarios.mailLink)).toBeNull()
    expect(idAt(scenarios.olderServer)).toBeNull()
    expect(idAt(scenarios.alreadySignedIn)).toBeNull()
  })
})

it('fills in the code that stands beside an external action', () => {
  const { clock, flow } = startAt(scenarios.pushOrCode, 'push')
  clock.advance(600)

  flow.submit({ fields: { code: 'wrong' } })
  clock.advance(400)
  expect(flow.state()).toMatchObject({ flow_step: 'AWAITING_EXTERNAL_ACTION' })
  flow.submit({ field_values: { f_code: '246810' } })
  clock.advance(400)

  expect(flow.state().flow_status).toBe('SUCCESS')
})

it('fails with any code', () => {
  const { clock, flow } = startAt(failedWith('made_up_tomorrow', 'Something new.'))

  clock.advance(600)

  expect(flow.record()).toMatchObject({
    flow_status: 'FAILED',
    error_code: 'made_up_tomorrow',
    error_message: 'Something new.',
  })
})
