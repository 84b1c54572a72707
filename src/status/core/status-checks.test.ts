import { expect, it } from 'vitest'
import {
  connectionRecordSchema,
  liveViewSchema,
  startedLoginSchema,
  timelineRowSchema,
} from '#protocol'
import { isConnectionRecord, isLiveView, isStartedLogin, isTimelineRow } from './status-checks.ts'

const connection = {
  ...{ id: 'ma_1', domain: 'harbor.example', profile_name: 'ada', status: 'AUTHENTICATED' },
  ...{ health_checks: true, can_reauth: false, health_check_interval: 3600, flow_status: null },
  ...{ last_auth_check_at: '2026-11-20T12:00:00Z', error_code: null },
}
const row = {
  ...{ id: 'ev_1', type: 'login', status: 'FAILED', timestamp: '2026-11-20T12:00:00Z' },
  ...{ error_code: 'credentials_invalid', replay_id: 'rec_1' },
}
const login = { connection_id: 'ma_1', handoff_code: 'x', flow_expires_at: '2026-11-20T12:00:00Z' }

const pairs = [
  {
    name: 'connection',
    check: isConnectionRecord,
    schema: connectionRecordSchema,
    good: connection,
  },
  { name: 'row', check: isTimelineRow, schema: timelineRowSchema, good: row },
  { name: 'login', check: isStartedLogin, schema: startedLoginSchema, good: login },
  { name: 'live view', check: isLiveView, schema: liveViewSchema, good: { url: 'https://a.b/c' } },
]

it.each(pairs)('reads a $name as the schema does', ({ check, schema, good }) => {
  expect([check(good), schema.safeParse(good).success]).toEqual([true, true])
  for (const bad of [null, undefined, 'text', [], 7]) expect(check(bad)).toBe(false)
  // Every value of it, one after the other, as something else.
  for (const [key, value] of Object.entries(good)) {
    const other = { ...good, [key]: typeof value === 'number' ? 'text' : 7 }
    expect([key, check(other)]).toEqual([key, schema.safeParse(other).success])
  }
})
