import { describe, expect, it } from 'vitest'
import { expectConsistentInput } from './expect-pause.ts'
import type { FlowSuite } from './flow-suite.ts'
import { sealAnswer, sealValue } from './seal-answer.ts'
import { expectRefused, lastOf, type Session } from './session.ts'
import type { StrictState } from './strict-schemas.ts'

const suites = ['x25519-hkdf-sha256-aes256gcm', 'p256-hkdf-sha256-aes256gcm']

/** Answers that nobody reads on their way to the login (docs/sealing.md). */
export function describeSealed({ open }: FlowSuite) {
  describe('a sealed answer', () => {
    const keyOf = ({ sealingKeys }: Session, suite = suites[0]) => {
      const key = sealingKeys.find((candidate) => candidate.suite === suite)
      if (!key) throw new Error(`The exchange named no key for ${suite}.`)
      return key
    }

    /** The right answer to a pause, sealed. */
    const sealed = async (session: Session, state: StrictState, key = keyOf(session)) => {
      const { connectionId } = session.login
      const { interaction_id = '' } = state
      const values = await session.rightValues(state)
      return sealAnswer(key, connectionId, interaction_id, 'field_values', values)
    }

    it('can be sealed to either of two suites, X25519 first', async () => {
      const { sealingKeys } = await open()

      expect(sealingKeys.map(({ suite }) => suite)).toEqual(suites)
      expect(new Set(sealingKeys.map(({ id }) => id)).size).toBe(2)
    })

    it.each(suites)('by %s logs in', async (suite) => {
      const session = await open()
      const state = await session.settled()

      const body = await sealed(session, state, keyOf(session, suite))

      expect(lastOf(await session.answer(body)).flow_status).toBe('SUCCESS')
    })

    it('in the legacy shape logs in', async () => {
      const session = await open()
      const state = await session.settled()
      const values = await session.rightLegacyValues(state)
      const { connectionId } = session.login
      const { interaction_id = '' } = state

      const key = keyOf(session)
      const body = await sealAnswer(key, connectionId, interaction_id, 'fields', values)

      expect(lastOf(await session.answer(body)).flow_status).toBe('SUCCESS')
    })

    it('sent twice counts once', async () => {
      const session = await open()
      const body = await sealed(session, await session.settled())

      await session.submit(body)
      await session.submit(body)

      expect((await session.settled()).flow_status).toBe('SUCCESS')
    })

    it('that cannot be one is refused, and the pause stays', async () => {
      const session = await open()
      const state = await session.settled()
      const right = await sealed(session, state)
      const plain = await session.rightValues(state)
      const [first = '', second = ''] = Object.keys(plain)
      const values = right.field_values ?? {}

      for (const wrong of [
        { ...right, sealing_key_id: 'key_of_nobody' },
        { ...right, interaction_id: undefined },
        { ...right, field_values: plain },
        { ...right, field_values: { ...values, [first]: values[first]?.slice(0, 60) } },
        { ...right, field_values: { ...values, [second]: `${values[second]}=` } },
        { ...right, sealing_key_id: keyOf(session, suites[1]).id },
      ]) {
        const { message, details } = await expectRefused(
          await session.post(wrong),
          400,
          'invalid_input',
        )
        for (const value of Object.values(plain)) {
          expect(JSON.stringify([message, details])).not.toContain(value)
        }
      }
      expect(lastOf(await session.answer(right)).flow_status).toBe('SUCCESS')
    })

    it.each([
      ['another pause', { interactionId: 'mai_another' }],
      ['another connection', { connectionId: 'ma_another' }],
      ['another field', { name: 'f_another' }],
    ])('of %s does not open: the pause is asked again', async (_, other) => {
      const session = await open()
      const state = await session.settled()
      const right = await sealed(session, state)
      const { connectionId } = session.login
      const { interaction_id: interactionId = '', fields } = state
      const { id: name = '' } = fields?.find(({ type }) => type === 'password') ?? {}
      const at = { connectionId, interactionId, name, ...other }
      const replayed = await sealValue(
        keyOf(session),
        at.connectionId,
        at.interactionId,
        at.name,
        session.login.password,
      )

      const states = await session.answer({
        ...right,
        field_values: { ...right.field_values, [name]: replayed },
      })
      const again = lastOf(states)

      expect(states[0]?.flow_step).toBe('SUBMITTING')
      expect(again).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
      expect(again.website_error?.length).toBeGreaterThan(5)
      expect(again.interaction_id).not.toBe(state.interaction_id)
      expect(again.fields).toEqual(state.fields)
      expectConsistentInput(again)
      const end = lastOf(await session.answer(await sealed(session, again)))
      expect(end.flow_status).toBe('SUCCESS')
    })

    it('to one pause is of no use for the next', async () => {
      const session = await open()
      const state = await session.settled()
      const { connectionId } = session.login
      const { interaction_id = '', fields } = state
      const wrong = Object.fromEntries((fields ?? []).map(({ id }) => [id, 'not-the-value']))
      const key = keyOf(session)
      const body = await sealAnswer(key, connectionId, interaction_id, 'field_values', wrong)
      const again = lastOf(await session.answer(body))

      await expectRefused(await session.post(body), 400, 'stale_interaction')
      const renamed = { ...body, interaction_id: again.interaction_id ?? '' }
      const asked = lastOf(await session.answer(renamed))

      expect(asked).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
      expect(asked.website_error).not.toBe(again.website_error)
    })

    it('may be a choice, which is no secret', async () => {
      const session = await open()
      await session.settled()

      await expectRefused(
        await session.post({ selected_choice_id: 'never_offered', sealing_key_id: 'whatever' }),
        400,
      )
    })
  })
}
