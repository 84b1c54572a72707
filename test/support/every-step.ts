import type { ManagedAuth } from '@managed-auth/protocol'
import { codeField, passwordField, signInPause, userField } from './wire.ts'

type Told = Partial<ManagedAuth>

const awaiting = (rest: Told): Told => ({
  flow_step: 'AWAITING_INPUT',
  interaction_id: 'mai_1',
  ...rest,
})
const provider = (id: string, label: string) => ({ id, type: 'sso_provider', label }) as const
const method = (id: string, label: string, description?: string) =>
  ({ id, type: 'mfa_method', label, ...(description && { description }) }) as const

/** One record for everything the component can show, by a name for it. */
export const everyStep: Record<string, Told> = {
  prime: {},
  discovering: {},
  'sign-in': awaiting({
    fields: [userField, passwordField],
    choices: [
      provider('google', 'Continue with Google'),
      provider('github', 'Sign in with GitHub'),
    ],
  }),
  refused: { ...signInPause, website_error: 'The e-mail or password is incorrect.' },
  'app code': awaiting({
    fields: [
      {
        ...codeField,
        type: 'totp_code',
        label: 'Code from your authenticator app',
        hint: 'It has 6 digits and changes every half minute.',
      },
    ],
    choices: [{ id: 'switch', type: 'mfa_method', label: 'Try another way' }],
  }),
  'sent code': awaiting({
    website_error: 'That code is not valid.',
    fields: [{ ...codeField, hint: 'We sent a code to •••• 77.' }],
    choices: [{ id: 'again', type: 'other', label: 'Send it again' }],
  }),
  providers: awaiting({
    choices: [
      ...['google', 'github', 'microsoft', 'apple', 'facebook', 'linkedin'],
      ...['x', 'slack', 'gitlab', 'okta', 'acme'],
    ].map((id) => provider(id, `Continue with ${id}`)),
  }),
  methods: awaiting({
    choices: [
      method('sms', 'Text message', '•••• 77'),
      method('email', 'E-mail', 'a•••@example.com'),
      method('totp', 'Authenticator app'),
      method('switch', 'Try another way'),
    ],
  }),
  accounts: awaiting({
    choices: [
      { id: 'a1', type: 'account', label: 'Ada Lovelace', description: 'Personal account' },
      { id: 'a2', type: 'account', label: 'Analytical Engines Ltd', description: '12 members' },
    ],
  }),
  'external action': {
    flow_step: 'AWAITING_EXTERNAL_ACTION',
    interaction_id: 'mai_1',
    external_action_message: 'Approve the sign-in on your phone. The number is 42.',
    choices: [method('totp', 'Use a code instead')],
  },
  submitting: { flow_step: 'SUBMITTING' },
  success: { flow_status: 'SUCCESS', flow_step: 'COMPLETED' },
  failed: {
    flow_status: 'FAILED',
    error_code: 'bot_detected',
    website_error: 'We could not verify that you are human.',
  },
  expired: { flow_status: 'EXPIRED', error_code: 'session_expired' },
  canceled: { flow_status: 'CANCELED' },
  unknown: { flow_step: 'DREAMING' },
}
