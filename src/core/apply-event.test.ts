import { expect, it } from 'vitest'
import { anEvent, aRecord, signInPause } from '../../test/support/wire.ts'
import { applyEvent } from './apply-event.ts'

const paused = aRecord({
  ...signInPause,
  website_error: 'Wrong',
  live_view_url: 'https://live.example',
  flow_expires_at: '2026-01-01T00:10:00Z',
  post_login_url: 'https://harbor.example/home',
})

it('lets go of what an event leaves out, and keeps what events never say', () => {
  const next = applyEvent(paused, anEvent({ flow_step: 'SUBMITTING' }))

  expect(JSON.parse(JSON.stringify(next))).toEqual({
    id: 'ma_1',
    domain: 'harbor.example',
    profile_name: 'ada',
    status: 'NEEDS_AUTH',
    flow_status: 'IN_PROGRESS',
    flow_step: 'SUBMITTING',
    flow_type: 'LOGIN',
    flow_expires_at: '2026-01-01T00:10:00Z',
    post_login_url: 'https://harbor.example/home',
  })
})

it('calls a connection logged in once its flow succeeded', () => {
  const next = applyEvent(paused, anEvent({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' }))

  expect(next.status).toBe('AUTHENTICATED')
})
