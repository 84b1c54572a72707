import { describe, expect, it } from 'vitest'
import { createManualClock } from './clock.ts'
import { createMockFlow } from './flow.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios.ts'

const steps = [
  'DISCOVERING',
  'AWAITING_INPUT',
  'AWAITING_EXTERNAL_ACTION',
  'SUBMITTING',
  'COMPLETED',
] as const
type Step = (typeof steps)[number]

/** Every record the ready-made scenarios lead to: each page, and what comes before and after it. */
function* records() {
  for (const scenario of Object.values<Scenario>(scenarios)) {
    for (const [at, page] of Object.entries(scenario.pages)) {
      const clock = createManualClock(0)
      const timing = { clock, discoverMs: 600, submitMs: 400 }
      const flow = createMockFlow({ connectionId: 'ma_1', scenario, at, ...timing })
      const told = () => ({ where: `${scenario.title}, ${at}`, record: flow.record() })
      flow.begin()
      yield told()
      clock.advance(600)
      yield told()
      if ('status' in page) continue
      const values = page.fields.map(({ ref, accepts = 'anything' }) => [ref, accepts])
      const [choice] = page.choices
      if (values.length > 0) flow.submit({ fields: Object.fromEntries(values) })
      else if (choice?.mfa) flow.submit({ mfa_option_id: choice.mfa })
      else if (choice?.provider) flow.submit({ sso_provider: choice.provider })
      else if (choice) flow.submit({ sign_in_option_id: choice.id })
      yield told()
    }
    const clock = createManualClock(0)
    const timing = { clock, discoverMs: 600, submitMs: 400 }
    const flow = createMockFlow({ connectionId: 'ma_1', scenario, ...timing })
    flow.begin()
    clock.advance(60 * 60_000)
    yield { where: `${scenario.title}, left alone`, record: flow.record() }
  }
}
const all = [...records()]

// Wire protocol 13.2, row by row: at which steps some scenario shows the key. Elsewhere none does.
const rows = {
  'fields / discovered_fields': {
    keys: ['fields', 'discovered_fields'],
    shownAt: ['AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION'],
  },
  'choices / mfa_options, pending_sso_buttons, sign_in_options': {
    keys: ['choices', 'mfa_options'],
    shownAt: ['AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION'],
  },
  'choices / pending_sso_buttons, sign_in_options on a page that asks': {
    keys: ['pending_sso_buttons', 'sign_in_options'],
    shownAt: ['AWAITING_INPUT'],
  },
  interaction_id: {
    keys: ['interaction_id'],
    shownAt: ['AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION'],
  },
  external_action_message: {
    keys: ['external_action_message'],
    shownAt: ['AWAITING_EXTERNAL_ACTION'],
  },
  website_error: {
    keys: ['website_error'],
    shownAt: ['AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION', 'COMPLETED'],
  },
  'error_code / error_message': { keys: ['error_code', 'error_message'], shownAt: ['COMPLETED'] },
  post_login_url: { keys: ['post_login_url'], shownAt: ['COMPLETED'] },
  hosted_url: {
    keys: ['hosted_url'],
    shownAt: ['DISCOVERING', 'AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION', 'SUBMITTING'],
  },
} as const satisfies Record<string, { keys: readonly string[]; shownAt: readonly Step[] }>

type Key = (typeof rows)[keyof typeof rows]['keys'][number]

/** The wire's null and an empty list both say nothing. */
const isShown = (record: Partial<Record<Key, unknown>>, key: Key) => {
  const value = record[key] ?? null
  return Array.isArray(value) ? value.length > 0 : value !== null
}

describe('the state table of the wire, in the ready-made scenarios', () => {
  it.each(Object.entries(rows))('%s', (_, { keys, shownAt }) => {
    for (const key of keys) {
      const seenAt = steps.filter((step) =>
        all.some(({ record }) => record.flow_step === step && isShown(record, key)),
      )
      expect(seenAt, key).toEqual(shownAt)
    }
  })

  it('AWAITING_INPUT always has something to answer', () => {
    for (const { where, record } of all.filter(({ record }) => record.flow_step === steps[1])) {
      const lists = [record.fields, record.choices, record.discovered_fields, record.mfa_options]
      expect(
        lists.some((list) => (list?.length ?? 0) > 0),
        where,
      ).toBe(true)
    }
  })

  it.each(['SUCCESS', 'FAILED', 'EXPIRED', 'CANCELED'])('an end as %s', (status) => {
    const ends = all.filter(({ record }) => record.flow_status === status)

    expect(ends.length).toBeGreaterThan(0)
    for (const { where, record } of ends) {
      expect(Boolean(record.post_login_url), where).toBe(status === 'SUCCESS')
      expect(record.flow_expires_at, where).toBeNull()
      if (status === 'FAILED') expect(record.error_code, where).toBeTruthy()
    }
  })
})
