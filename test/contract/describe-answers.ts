import { describe, expect, it } from 'vitest'
import { expectConsistentInput, expectNothingAsked } from './expect-pause.ts'
import type { FlowSuite } from './flow-suite.ts'
import { expectRefused, lastOf } from './session.ts'

/** What a pause asks, what answers it, and what refuses to. */
export function describeAnswers({ open }: FlowSuite) {
  describe('a pause', () => {
    it('asks in both shapes, and the record says what the event says', async () => {
      const session = await open()
      const state = await session.settled()
      const record = await session.retrieve()

      expect(state).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
      expect(state.fields?.map(({ type }) => type)).toEqual(['identifier', 'password'])
      expectConsistentInput(state)
      expect(record.id).toBe(session.login.connectionId)
      expect(record.status).toBe('NEEDS_AUTH')
      expect(Date.parse(record.flow_expires_at ?? '')).toBeGreaterThan(Date.now())
      const { event, timestamp, ...payload } = state
      expect(record).toMatchObject(payload)
    })

    it('refuses what is no answer, and goes on waiting', async () => {
      const session = await open()
      const before = await session.settled()
      const right = await session.rightValues(before)
      const [first = ''] = Object.keys(right)
      const [legacyFirst = ''] = Object.keys(await session.rightLegacyValues(before))
      const refused = async (body: unknown) => expectRefused(await session.post(body), 400)

      await refused({})
      await refused({ fields: {} })
      await refused({ fields: {}, field_values: {} })
      await refused('{"fields":')
      await refused({ field_values: { [first]: 7 } })
      await refused({ field_values: right, selected_choice_id: 'x' })
      await refused({ sso_provider: 'google', sso_button_selector: 'xpath=//button' })
      await refused({ selected_choice_id: 'never_offered' })
      await refused({ mfa_option_id: 'sms' })
      await refused({ sign_in_option_id: 'never_offered' })
      await refused({ sso_provider: 'never_offered' })
      await refused({ sso_button_selector: 'xpath=//never' })
      for (const body of [
        { field_values: { never_asked: 'x' } },
        { fields: { never_asked: 'x' } },
        { field_values: { [first]: session.login.identifier } },
        { fields: { [legacyFirst]: session.login.identifier } },
      ]) {
        expect((await refused(body)).details?.length).toBeGreaterThan(0)
      }
      await expectRefused(
        await session.post({ field_values: right, interaction_id: 'mai_stale' }),
        400,
        'stale_interaction',
      )

      const { timestamp, ...after } = await session.settled()
      expect(before).toMatchObject(after)
    })
  })

  describe('an answer', () => {
    it.each(['field_values', 'fields'] as const)('in %s logs in', async (mode) => {
      const session = await open()
      const state = await session.settled()
      const right =
        mode === 'fields'
          ? await session.rightLegacyValues(state)
          : await session.rightValues(state)

      const end = lastOf(await session.answer({ [mode]: right }))

      expect(end).toMatchObject({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' })
    })

    it('may name the pause it answers', async () => {
      const session = await open()
      const state = await session.settled()
      const { interaction_id = '' } = state

      const body = { field_values: await session.rightValues(state), interaction_id }

      expect(lastOf(await session.answer(body)).flow_status).toBe('SUCCESS')
    })

    it('shows SUBMITTING before it is acknowledged', async () => {
      const session = await open()
      const state = await session.settled()
      const states = session.answer({ field_values: await session.rightValues(state) })

      const [submitting] = await states
      const record = await session.retrieve()

      expect(submitting).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'SUBMITTING' })
      expectNothingAsked(submitting ?? {})
      expect(record.interaction_id).not.toBe(state.interaction_id)
    })

    it('is gone from the record at once', async () => {
      const session = await open()
      const state = await session.settled()

      await session.submit({ field_values: await session.rightValues(state) })
      const record = await session.retrieve()

      expect(record.flow_step).not.toBe('AWAITING_INPUT')
      expectNothingAsked(record)
    })

    it('sent twice counts once', async () => {
      const session = await open()
      const state = await session.settled()
      const body = { field_values: await session.rightValues(state) }

      await session.submit(body)
      await session.submit(body)

      expect((await session.settled()).flow_status).toBe('SUCCESS')
    })

    it('with a wrong password is told in the words of the site, and asked for again', async () => {
      const session = await open()
      const first = await session.settled()
      const right = await session.rightValues(first)
      const password = first.fields?.find(({ type }) => type === 'password')?.id ?? ''

      const [submitting, ...rest] = await session.answer({
        field_values: { ...right, [password]: 'not-the-password' },
      })
      const again = lastOf(rest)
      const record = await session.retrieve()

      expect(submitting?.flow_step).toBe('SUBMITTING')
      expect(again).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
      expect(again.website_error?.length).toBeGreaterThan(5)
      expect(again.website_error).not.toContain('not-the-password')
      expectConsistentInput(again)
      expect(again.interaction_id).not.toBe(first.interaction_id)
      expect(record).toMatchObject({
        flow_status: 'IN_PROGRESS',
        website_error: again.website_error,
      })

      const states = await session.answer({ field_values: await session.rightValues(again) })
      expect(states[0]?.website_error).toBeUndefined()
      expect(lastOf(states)).toMatchObject({ flow_status: 'SUCCESS' })
      expect(lastOf(states).website_error).toBeUndefined()
    })
  })
}
