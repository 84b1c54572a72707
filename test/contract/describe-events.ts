import { describe, expect, it } from 'vitest'
import { expectNothingAsked } from './expect-pause.ts'
import type { FlowSuite } from './flow-suite.ts'
import { expectRefused, lastOf, readFrames } from './session.ts'
import { type StrictState, strictEvent } from './strict-schemas.ts'

/** What an event stream tells, and how a login ends. */
export function describeEvents({ open, passValues }: FlowSuite) {
  describe('events', () => {
    it('begin with the present state and end after the last', async () => {
      const session = await open()
      const reader = new AbortController()
      const response = await session.events(reader.signal)
      const following = session.states()

      const first = await readFrames(response).next()
      reader.abort()

      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      expect(response.headers.get('cache-control')).toContain('no-cache')
      expect(response.headers.get('content-encoding')).toBeNull()
      expect(first.value?.name).toBe('managed_auth_state')
      expect(strictEvent.parse(JSON.parse(first.value?.data ?? '')).event).toBe(first.value?.name)

      const seen: StrictState[] = []
      for await (const state of following) {
        seen.push(state)
        if (state.flow_step === 'AWAITING_INPUT') {
          await session.submit({ field_values: await session.rightValues(state) })
        }
      }
      expect(lastOf(seen).flow_status).toBe('SUCCESS')
      expect(seen.filter(({ flow_status }) => flow_status === 'SUCCESS')).toHaveLength(1)
    })

    it('tell every reader the same', async () => {
      const session = await open()
      const collect = async () => {
        const payloads: unknown[] = []
        for await (const { timestamp, ...payload } of session.states()) payloads.push(payload)
        return payloads
      }
      await session.settled()

      const readers = [collect(), collect()]
      await passValues(session)
      const [one = [], two] = await Promise.all(readers)

      expect(one).toEqual(two)
      expect(one.at(-1)).toMatchObject({ flow_status: 'SUCCESS' })
    })

    it('carry a name and data in every frame, heartbeats too', async () => {
      const session = await open()
      await session.settled()
      const reader = new AbortController()
      const frames = readFrames(await session.events(reader.signal))

      const seen: string[] = []
      for await (const { name, data } of frames) {
        const { event } = strictEvent.parse(JSON.parse(data ?? ''))
        expect(event).toBe(name)
        seen.push(event)
        if (event === 'sse_heartbeat') break
      }
      reader.abort()

      expect(seen).toEqual(['managed_auth_state', 'sse_heartbeat'])
    }, 30_000)
  })

  describe('the end', () => {
    it('keeps how it ended, asks for nothing more and takes nothing more', async () => {
      const session = await open()
      const end = await passValues(session)
      const record = await session.retrieve()
      const stream: StrictState[] = []
      for await (const state of session.states()) stream.push(state)

      expect(end).toMatchObject({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' })
      expectNothingAsked(end)
      expect(end.post_login_url).toMatch(/^https?:\/\//)
      expect(record).toMatchObject({
        status: 'AUTHENTICATED',
        flow_status: 'SUCCESS',
        flow_step: 'COMPLETED',
        flow_type: 'LOGIN',
        post_login_url: end.post_login_url,
      })
      expectNothingAsked(record)
      for (const key of ['hosted_url', 'live_view_url', 'flow_expires_at'] as const) {
        expect(record[key] ?? null, key).toBeNull()
      }
      expect(stream).toMatchObject([{ flow_status: 'SUCCESS' }])
      const late = await session.post({ fields: { email: 'x' } })
      await expectRefused(late, 400, 'not_awaiting_input')
    })
  })
}
