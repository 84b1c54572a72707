import type {
  Choice,
  DiscoveredField,
  ExchangeResponse,
  Field,
  FlowEvent,
  ManagedAuth,
  MfaOption,
  PendingSsoButton,
  SignInOption,
  StateEvent,
  SubmitResponse,
  WireError,
} from '#protocol'
import { flag, list, maybe, shape, text } from './check.ts'

// What a browser may receive, checked by hand: the schemas of the protocol bring a validator along
// that weighs as much as all the rest (decision 0006). `wire-checks.test.ts` holds both together.

const someText = maybe(text)

/** What a state event says anew each time: an absent key means "nothing now" (4.9). */
export const pauseChecks = {
  interaction_id: someText,
  fields: maybe(
    list(
      shape<Field, 'label' | 'required' | 'hint'>({
        id: text,
        ref: text,
        type: text,
        label: someText,
        required: maybe(flag),
        hint: someText,
      }),
    ),
  ),
  choices: maybe(
    list(
      shape<Choice, 'description'>({ id: text, label: text, type: text, description: someText }),
    ),
  ),
  discovered_fields: maybe(
    list(
      shape<DiscoveredField, 'required' | 'placeholder' | 'hint' | 'linked_mfa_type'>({
        name: text,
        label: text,
        selector: text,
        type: text,
        required: maybe(flag),
        placeholder: someText,
        hint: someText,
        linked_mfa_type: someText,
      }),
    ),
  ),
  mfa_options: maybe(
    list(
      shape<MfaOption, 'target' | 'description'>({
        type: text,
        label: text,
        target: someText,
        description: someText,
      }),
    ),
  ),
  pending_sso_buttons: maybe(
    list(shape<PendingSsoButton>({ provider: text, label: text, selector: text })),
  ),
  sign_in_options: maybe(
    list(shape<SignInOption, 'description'>({ id: text, label: text, description: someText })),
  ),
  external_action_message: someText,
  website_error: someText,
  error_code: someText,
  error_message: someText,
  live_view_url: someText,
  hosted_url: someText,
}

type Shown = keyof typeof pauseChecks | 'flow_type' | 'post_login_url'

export const isManagedAuth = shape<
  ManagedAuth,
  Shown | 'flow_status' | 'flow_step' | 'flow_expires_at'
>({
  ...pauseChecks,
  id: text,
  domain: text,
  profile_name: text,
  status: text,
  flow_status: someText,
  flow_step: someText,
  flow_type: someText,
  flow_expires_at: someText,
  post_login_url: someText,
})

type EventOf<Name extends FlowEvent['event']> = Extract<FlowEvent, { event: Name }>

/** By the name of the event, which stands in its data as well. */
export const eventChecks = {
  managed_auth_state: shape<StateEvent, Shown>({
    ...pauseChecks,
    event: text,
    timestamp: text,
    flow_status: text,
    flow_step: text,
    flow_type: someText,
    post_login_url: someText,
  }),
  sse_heartbeat: shape<EventOf<'sse_heartbeat'>>({ event: text, timestamp: text }),
  error: shape<EventOf<'error'>>({
    event: text,
    timestamp: text,
    error: shape<EventOf<'error'>['error']>({ code: text, message: text }),
  }),
} satisfies { [Name in FlowEvent['event']]: unknown }

export const isExchangeResponse = shape<ExchangeResponse>({ jwt: text })
export const isSubmitResponse = shape<SubmitResponse>({ accepted: flag })

/** Of a refusal, only what is shown and branched on. */
export const isWireError = shape<Pick<WireError, 'code' | 'message'>>({ code: text, message: text })
