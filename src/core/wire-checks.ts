import type { ExchangeResponse, FlowEvent, ManagedAuth, SubmitResponse, WireError } from '#protocol'

// What a browser may receive, checked by hand: the schemas of the protocol bring a validator along
// that weighs as much as all the rest (decision 0006). The wire is a record of texts and of lists of
// such records, and a name means the same wherever it stands, so one function reads it all.
// `wire-checks.test.ts` holds it and the schemas together.

/** Lists of a pause, and the texts that each of their items has. */
const pauseLists = {
  fields: 'id ref type',
  choices: 'id label type',
  discovered_fields: 'name label selector type',
  mfa_options: 'type label',
  pending_sso_buttons: 'provider label selector',
  sign_in_options: 'id label',
}

const pauseTexts = [
  'interaction_id',
  'external_action_message',
  'website_error',
  'error_code',
  'error_message',
  'live_view_url',
  'hosted_url',
]

/** What a state event says anew each time: an absent key means "nothing now" (4.9). */
export const pauseKeys = [...Object.keys(pauseLists), ...pauseTexts]

const lists = { ...pauseLists, sealing_keys: 'id suite public_key' }

const optionalTexts = [
  ...pauseTexts,
  'flow_status',
  'flow_step',
  'flow_type',
  'flow_expires_at',
  'post_login_url',
  'label',
  'hint',
  'placeholder',
  'description',
  'target',
  'linked_mfa_type',
]

/**
 * Whether something has these members, and whether what else of it is read has its form. Says no
 * more: what was wrong with it could quote the page. Other keys, and words of newer servers, pass.
 */
function has(names: string, value: unknown, type = 'string'): boolean {
  // No null, and what is no object has none of the names.
  const members = (value ?? {}) as { readonly [name: string]: unknown }
  return (
    names.split(' ').every((name) => typeof members[name] === type) &&
    // Absent, or `null` for "nothing now".
    optionalTexts.every((name) => typeof (members[name] ?? '') === 'string') &&
    typeof (members.required ?? true) === 'boolean' &&
    Object.entries(lists).every(([name, texts]) => {
      const list = members[name] ?? []
      return Array.isArray(list) && list.every((item) => has(texts, item))
    })
  )
}

export const isManagedAuth = (value: unknown): value is ManagedAuth =>
  has('id domain profile_name status', value)

export const isExchangeResponse = (value: unknown): value is ExchangeResponse => has('jwt', value)

export const isSubmitResponse = (value: unknown): value is SubmitResponse =>
  has('accepted', value, 'boolean')

/** Of a refusal, only what is shown and branched on. */
export const isWireError = (value: unknown): value is Pick<WireError, 'code' | 'message'> =>
  has('code message', value)

const eventTexts = {
  managed_auth_state: 'event timestamp flow_status flow_step',
  sse_heartbeat: 'event timestamp',
  error: 'event timestamp',
} satisfies { [Name in FlowEvent['event']]: string }

export const isEventName = (name: string): name is FlowEvent['event'] =>
  Object.hasOwn(eventTexts, name)

/** The name of an event stands in its data as well. */
export const isEvent = (name: FlowEvent['event'], value: unknown): value is FlowEvent => {
  const { event, error } = (value ?? {}) as { readonly [name: string]: unknown }
  return event === name && has(eventTexts[name], value) && (name !== 'error' || isWireError(error))
}
