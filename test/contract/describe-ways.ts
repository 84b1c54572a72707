import { describe, expect, it } from 'vitest'
import { expectConsistentInput } from './expect-pause.ts'
import type { FlowSuite } from './flow-suite.ts'
import { lastOf } from './session.ts'
import type { StrictState } from './strict-schemas.ts'

/** What stands beside a password: codes, methods, accounts, providers, actions elsewhere. */
export function describeWays({ can, open, passValues, passPassword }: FlowSuite) {
  describe.runIf(can('password-and-code'))('a code', () => {
    it.each(['field_values', 'fields'] as const)(
      'is asked for after the password and taken in %s',
      async (mode) => {
        const [session, asked] = await passPassword('password-and-code')
        expectConsistentInput(asked)
        expect(asked.flow_step).toBe('AWAITING_INPUT')
        expect(asked.fields).toHaveLength(1)
        expect(['code', 'totp_code']).toContain(asked.fields?.[0]?.type)
        const values =
          mode === 'fields'
            ? await session.rightLegacyValues(asked)
            : await session.rightValues(asked)

        const end = lastOf(await session.answer({ [mode]: values }))

        expect(end.flow_status).toBe('SUCCESS')
      },
    )

    it('that is wrong is asked for again', async () => {
      const [session, asked] = await passPassword('password-and-code')
      const wrong = { [asked.fields?.[0]?.id ?? '']: '000000' }

      const again = lastOf(await session.answer({ field_values: wrong }))

      expect(again).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
      expect(again.website_error).toBeTruthy()
      expect((await passValues(session)).flow_status).toBe('SUCCESS')
    })
  })

  describe.runIf(can('choose-method'))('a method', () => {
    it('is chosen by its id', async () => {
      const [session, asked] = await passPassword('choose-method')
      expectConsistentInput(asked)
      const [, second] = asked.choices ?? []
      expect(second?.type).toBe('mfa_method')

      await session.answer({ selected_choice_id: second?.id })

      expect((await passValues(session)).flow_status).toBe('SUCCESS')
    })

    it('is chosen by its type, beside the empty map old clients send along', async () => {
      const [session, asked] = await passPassword('choose-method')
      const [first] = asked.mfa_options ?? []

      const code = lastOf(await session.answer({ fields: {}, mfa_option_id: first?.type }))

      expect(code.fields).toHaveLength(1)
      expect((await passValues(session)).flow_status).toBe('SUCCESS')
    })
  })

  describe.runIf(can('pick-account'))('an account', () => {
    it.each(['selected_choice_id', 'sign_in_option_id'] as const)(
      'is picked by %s',
      async (mode) => {
        const [session, asked] = await passPassword('pick-account')
        expectConsistentInput(asked)
        const options = mode === 'selected_choice_id' ? asked.choices : asked.sign_in_options
        expect(options?.length).toBeGreaterThan(1)

        const end = lastOf(await session.answer({ fields: {}, [mode]: options?.[1]?.id }))

        expect(end.flow_status).toBe('SUCCESS')
      },
    )
  })

  describe.runIf(can('sso-buttons'))('a sign-in button', () => {
    it.each(['selected_choice_id', 'sso_provider', 'sso_button_selector'] as const)(
      'is pressed by %s',
      async (mode) => {
        const session = await open('sso-buttons')
        const asked = await session.settled()
        expectConsistentInput(asked)
        const [button] = asked.pending_sso_buttons ?? []
        const choice = asked.choices?.find(({ label }) => label === button?.label)
        const addresses = {
          selected_choice_id: choice?.id,
          sso_provider: button?.provider,
          sso_button_selector: button?.selector,
        }

        const next = lastOf(await session.answer({ fields: {}, [mode]: addresses[mode] }))

        expect(next.flow_step).toBe('AWAITING_INPUT')
        expect((await session.retrieve()).sso_provider).toBe(button?.provider)
        expect((await passValues(session)).flow_status).toBe('SUCCESS')
      },
    )
  })

  describe.runIf(can('external-action'))('an external action', () => {
    it('is waited for and passes by itself', async () => {
      const [session, asked] = await passPassword('external-action')
      expect(asked.flow_step).toBe('AWAITING_EXTERNAL_ACTION')
      expect(asked.external_action_message).toBeTruthy()
      await session.login.approve?.()

      let end: StrictState | undefined
      for await (const state of session.states()) end = state

      expect(end?.flow_status).toBe('SUCCESS')
    })

    it('is left by another way', async () => {
      const [session, asked] = await passPassword('external-action')
      expectConsistentInput(asked)

      const next = lastOf(await session.answer({ selected_choice_id: asked.choices?.[0]?.id }))

      expect(next.flow_step).toBe('AWAITING_INPUT')
      expect(next.external_action_message).toBeUndefined()
      expect((await passValues(session)).flow_status).toBe('SUCCESS')
    })
  })
}
