import {
  errorEventSchema,
  errorSchema,
  exchangeResponseSchema,
  heartbeatEventSchema,
  type ManagedAuth,
  managedAuthSchema,
  type StateEvent,
  stateEventSchema,
  submitResponseSchema,
} from '@managed-auth/protocol'
import { describe, expect, it } from 'vitest'
import {
  isEvent,
  isExchangeResponse,
  isManagedAuth,
  isSubmitResponse,
  isWireError,
} from './wire-checks.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const pause = {
  interaction_id: 'mai_1',
  fields: [
    {
      id: 'f',
      ref: 'email',
      type: 'identifier',
      label: 'E-mail',
      required: true,
      hint: 'Of your account',
      observed_selector: '#f',
    },
  ],
  choices: [
    { id: 'c', label: 'Text', type: 'mfa_method', description: '**12', observed_selector: '#c' },
  ],
  discovered_fields: [
    {
      name: 'email',
      label: 'E-mail',
      selector: '#f',
      type: 'email',
      required: true,
      placeholder: 'you@',
      hint: 'Of your account',
      linked_mfa_type: 'sms',
    },
  ],
  mfa_options: [{ type: 'sms', label: 'Text', target: '**12', description: 'To your phone' }],
  pending_sso_buttons: [{ provider: 'google', label: 'Google', selector: '#g' }],
  sign_in_options: [{ id: 'o', label: 'Acme', description: 'Your team' }],
  external_action_message: 'Tap yes',
  website_error: 'Wrong',
  error_code: 'website_error',
  error_message: 'It failed',
  live_view_url: 'https://live.example',
  hosted_url: 'https://hosted.example',
}

/** With every key there is, so that a key of the schema without a line here fails to compile. */
const record = {
  id: 'ma_1',
  domain: 'harbor.example',
  profile_name: 'ada',
  status: 'NEEDS_AUTH',
  save_credentials: true,
  record_session: false,
  health_checks: true,
  auto_reauth: true,
  health_check_interval: 3600,
  allowed_domains: ['harbor.example'],
  login_url: 'https://harbor.example/login',
  post_login_url: 'https://harbor.example/home',
  credential: { name: 'n', provider: 'p', path: 'x', auto: true },
  proxy_id: 'px',
  browser_telemetry: { enabled: true, browser: { chromium: { enabled: true } } },
  fill_mode: 'auto',
  can_reauth: true,
  can_reauth_reason: 'has_credential',
  last_auth_check_at: '2026-01-01T00:00:00Z',
  last_auth_at: '2026-01-01T00:00:00Z',
  flow_status: 'IN_PROGRESS',
  flow_step: 'AWAITING_INPUT',
  flow_type: 'LOGIN',
  flow_expires_at: '2026-01-01T00:10:00Z',
  browser_session_id: 'bs',
  sso_provider: 'google',
  ...pause,
} satisfies { [Key in keyof ManagedAuth]-?: Json }

const event = {
  event: 'managed_auth_state',
  timestamp: '2026-01-01T00:00:00Z',
  flow_status: 'IN_PROGRESS',
  flow_step: 'AWAITING_INPUT',
  flow_type: 'LOGIN',
  post_login_url: 'https://harbor.example/home',
  ...pause,
} satisfies { [Key in keyof StateEvent]-?: Json }

/** Passed on as they are: nothing here reads them. */
const unread = new Set([
  'save_credentials',
  'record_session',
  'health_checks',
  'auto_reauth',
  'health_check_interval',
  'allowed_domains',
  'login_url',
  'credential',
  'proxy_id',
  'browser_telemetry',
  'fill_mode',
  'can_reauth',
  'can_reauth_reason',
  'last_auth_check_at',
  'last_auth_at',
  'browser_session_id',
  'sso_provider',
  'observed_selector',
  'details',
  'inner_error',
  'existing_id',
])

const cases = [
  { name: 'a connection', whole: record, schema: managedAuthSchema, check: isManagedAuth },
  {
    name: 'a state event',
    whole: event,
    schema: stateEventSchema,
    check: (value: unknown) => isEvent('managed_auth_state', value),
  },
  {
    name: 'a heartbeat',
    whole: { event: 'sse_heartbeat', timestamp: '2026-01-01T00:00:00Z' },
    schema: heartbeatEventSchema,
    check: (value: unknown) => isEvent('sse_heartbeat', value),
  },
  {
    name: 'an error event',
    whole: { event: 'error', timestamp: 't', error: { code: 'gone', message: 'Over.' } },
    schema: errorEventSchema,
    check: (value: unknown) => isEvent('error', value),
  },
  {
    name: 'a token',
    whole: {
      jwt: 'x',
      sealing_keys: [{ id: 'k', suite: 'x25519-hkdf-sha256-aes256gcm', public_key: 'A' }],
    },
    schema: exchangeResponseSchema,
    check: isExchangeResponse,
  },
  {
    name: 'a receipt',
    whole: { accepted: true },
    schema: submitResponseSchema,
    check: isSubmitResponse,
  },
  {
    name: 'a refusal',
    whole: { code: 'gone', message: 'Over.', details: [{ code: 'x' }], existing_id: 'ma_2' },
    schema: errorSchema,
    check: isWireError,
  },
] as const satisfies { whole: Json; [key: string]: unknown }[]

interface Change {
  path: (string | number)[]
  /** `undefined` takes the value away. */
  value: Json | undefined
}

const others: (Json | undefined)[] = [undefined, null, 7, 'SOMETHING_NEW', true, {}, []]

function changesOf(value: Json, path: (string | number)[] = []): Change[] {
  const here = others.map((other) => ({ path, value: other }))
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value ?? {})
  if (typeof value !== 'object' || value === null) return here
  return [
    ...here,
    ...[...keys].flatMap((key) =>
      changesOf((value as { [key: string]: Json })[key] ?? null, [...path, key]),
    ),
  ]
}

function change(
  value: Json,
  [key, ...rest]: Change['path'],
  next: Json | undefined,
): Json | undefined {
  if (key === undefined) return next
  const copy = structuredClone(value) as { [key: string]: Json }
  const changed = change(copy[key] ?? null, rest, next)
  // No hole: an array without the item is shorter.
  if (changed === undefined && Array.isArray(copy)) copy.splice(Number(key), 1)
  else if (changed === undefined) delete copy[key]
  else copy[key] = changed
  return copy
}

describe.each(cases)('$name', ({ whole, schema, check }) => {
  const changes = changesOf(whole)
  const outcomes = changes.map(({ path, value }) => {
    const wire = change(whole, path, value)
    return { path, value, fits: schema.safeParse(wire).success, passes: check(wire) }
  })

  it('passes whole, and with keys of a newer server', () => {
    // Else a key that the schema has come to require would go unnoticed below.
    expect(schema.safeParse(whole).success).toBe(true)
    expect(check(whole)).toBe(true)
    expect(check({ ...whole, from_the_future: [1] })).toBe(true)
  })

  it('passes whatever fits the schema', () => {
    expect(outcomes.filter(({ fits, passes }) => fits && !passes)).toEqual([])
  })

  it('refuses what does not, save for keys that nothing reads and for null instead of nothing', () => {
    const tooKind = outcomes.filter(({ fits, passes }) => !fits && passes)

    const excused = ({ path, value }: Change) => value === null || isUnread(path)
    expect(tooKind.filter((outcome) => !excused(outcome))).toEqual([])
    expect(outcomes.some(({ passes }) => !passes)).toBe(true)
  })

  it('refuses null where a value is required', () => {
    const required = outcomes.filter(({ path, value }) => {
      const gone = outcomes.find(
        (other) => other.value === undefined && other.path.join() === path.join(),
      )
      return value === null && gone && !gone.fits
    })

    expect(required.filter(({ path, passes }) => passes && !isUnread(path))).toEqual([])
  })
})

const isUnread = (path: Change['path']) => path.some((key) => unread.has(String(key)))
