import { describe, expect, it } from 'vitest'
import type { ConnectionRecord } from '#protocol'
import { nextCheckAt, standingOf } from './standing.ts'

const record = (news: Partial<ConnectionRecord> = {}): ConnectionRecord => ({
  ...{ id: 'ma_1', domain: 'harbor.example', profile_name: 'ada', status: 'AUTHENTICATED' },
  ...{ can_reauth: true, auto_reauth: true, health_checks: true },
  ...news,
})

describe('how a connection stands', () => {
  it.each([
    [{}, { kind: 'connected', renews: true }],
    [{ can_reauth: false }, { kind: 'connected', renews: false }],
    [{ auto_reauth: false }, { kind: 'connected', renews: false }],
    [{ health_checks: false }, { kind: 'connected', renews: false }],
    [{ flow_status: 'FAILED' }, { kind: 'connected', renews: true }],
    [{ status: 'NEEDS_AUTH' }, { kind: 'attention', lapsed: true }],
    [
      { status: 'NEEDS_AUTH', can_reauth_reason: 'no_prior_successful_login' },
      { kind: 'attention', lapsed: false },
    ],
    [
      { flow_status: 'IN_PROGRESS', flow_step: 'SUBMITTING', flow_type: 'REAUTH' },
      { kind: 'signing-in', attended: false, waits: false },
    ],
    [
      { status: 'NEEDS_AUTH', flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_EXTERNAL_ACTION' },
      { kind: 'signing-in', attended: true, waits: true },
    ],
    [{ status: 'HIBERNATING' }, { kind: 'unknown' }],
  ])('is, with %j, %j', (news, standing) => {
    expect(standingOf(record(news))).toEqual(standing)
  })
})

describe('the next check', () => {
  const last_auth_check_at = '2026-11-20T12:00:00.000Z'
  const at = Date.parse(last_auth_check_at)

  it.each([
    [{ last_auth_check_at, health_check_interval: 600 }, at + 600_000],
    [{ last_auth_check_at, health_check_interval: 600, health_checks: false }, undefined],
    [{ health_check_interval: 600 }, undefined],
    [{ last_auth_check_at, health_check_interval: null }, undefined],
    [{ last_auth_check_at: 'soon', health_check_interval: 600 }, undefined],
  ])('is, with %j, at %s', (news, expected) => {
    expect(nextCheckAt(record(news))).toBe(expected)
  })
})
