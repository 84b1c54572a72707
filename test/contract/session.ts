import type { SealingKey, SubmitRequest } from '@managed-auth/protocol'
import { expect } from 'vitest'
import type { StartedLogin } from './flow-server.ts'
import {
  type StrictRecord,
  type StrictState,
  strictAccepted,
  strictError,
  strictEvent,
  strictExchange,
  strictRecord,
} from './strict-schemas.ts'

// A client made of nothing but `fetch`, so that a fault of the library's client cannot hide one of
// the server. Every body that passes through is held against the strict schemas.

type Path = '' | '/exchange' | '/submit' | '/events'

export const urlOf = (login: StartedLogin, path: Path = '') =>
  `${login.baseUrl}/auth/connections/${encodeURIComponent(login.connectionId)}${path}`

export const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Holds an answer against the wire's error body. */
export async function expectRefused(response: Response, status: number | number[], code?: string) {
  expect([status].flat()).toContain(response.status)
  expect(response.headers.get('content-type')).toContain('application/json')
  const error = strictError.parse(await response.json())
  if (code) expect(error.code).toBe(code)
  return error
}

export interface Frame {
  /** The `event:` line. */
  name: string | undefined
  data: string | undefined
}

/** Reads server-sent events frame by frame, as they come. */
export async function* readFrames(response: Response): AsyncGenerator<Frame> {
  if (!response.body) return
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const after = (start: string) =>
        lines.find((line) => line.startsWith(start))?.slice(start.length)
      if (lines.some((line) => !line.startsWith(':'))) {
        yield { name: after('event: '), data: after('data: ') }
      }
    }
  }
  expect(text, 'a frame must end with a blank line').toBe('')
}

export class Session {
  readonly login: StartedLogin
  readonly jwt: string
  /** Of the exchange, best first. */
  readonly sealingKeys: SealingKey[]

  constructor(login: StartedLogin, jwt: string, sealingKeys: SealingKey[]) {
    this.login = login
    this.jwt = jwt
    this.sealingKeys = sealingKeys
  }

  /** Spends the hand-off code. */
  static async open(login: StartedLogin): Promise<Session> {
    const response = await post(urlOf(login, '/exchange'), { code: login.handoffCode })
    expect(response.status).toBe(200)
    const { jwt, sealing_keys = [] } = strictExchange.parse(await response.json())
    return new Session(login, jwt, sealing_keys)
  }

  get headers() {
    return { authorization: `Bearer ${this.jwt}` }
  }

  async retrieve(): Promise<StrictRecord> {
    const response = await fetch(urlOf(this.login), { headers: this.headers })
    expect(response.status).toBe(200)
    return strictRecord.parse(await response.json())
  }

  post(body: unknown): Promise<Response> {
    return post(urlOf(this.login, '/submit'), body, this.headers)
  }

  async submit(body: SubmitRequest): Promise<void> {
    const response = await this.post(body)
    const answer = await response.json()
    expect(response.status, JSON.stringify(answer)).toBe(202)
    expect(strictAccepted.parse(answer).accepted).toBe(true)
  }

  events(signal: AbortSignal): Promise<Response> {
    return fetch(urlOf(this.login, '/events'), { headers: this.headers, signal })
  }

  /** The states of one stream, until the server closes it or the reader stops. */
  async *states(): AsyncGenerator<StrictState> {
    const reader = new AbortController()
    try {
      for await (const { data } of readFrames(await this.events(reader.signal))) {
        const event = strictEvent.parse(JSON.parse(data ?? ''))
        expect(event.event).not.toBe('error')
        if (event.event === 'managed_auth_state') yield event
      }
    } finally {
      reader.abort()
    }
  }

  /** The state a new stream begins with. */
  async present(): Promise<StrictState> {
    for await (const state of this.states()) return state
    throw new Error('The stream told nothing.')
  }

  /** The first state that waits for somebody, or is the end. */
  async settled(): Promise<StrictState> {
    for await (const state of this.states()) if (isSettled(state)) return state
    throw new Error('The stream closed while the login was running.')
  }

  /**
   * Submits while a stream is open.
   * @returns every state after the answer, up to the first that waits for somebody or is the end.
   */
  async answer(body: SubmitRequest): Promise<StrictState[]> {
    const after: StrictState[] = []
    let submitted: Promise<void> | undefined
    for await (const state of this.states()) {
      if (submitted) {
        after.push(state)
        if (isSettled(state)) break
      } else submitted = this.submit(body)
    }
    await submitted
    return after
  }

  /** Right values for everything asked, by canonical id. */
  async rightValues(state: StrictState): Promise<Record<string, string>> {
    const entries = (state.fields ?? []).map(async ({ id, type }) => [
      id,
      await this.valueFor(type),
    ])
    return Object.fromEntries(await Promise.all(entries))
  }

  /** Right values for everything asked, by legacy name. */
  async rightLegacyValues(state: StrictState): Promise<Record<string, string>> {
    const types = new Map(state.fields?.map(({ ref, type }) => [ref, type]))
    const entries = (state.discovered_fields ?? []).map(async ({ name }) => [
      name,
      await this.valueFor(types.get(name)),
    ])
    return Object.fromEntries(await Promise.all(entries))
  }

  private async valueFor(type: string | undefined): Promise<string> {
    const { identifier, password, code } = this.login
    if (type === 'identifier') return identifier
    if (type === 'password') return password
    if (type === 'code' || type === 'totp_code') return await code()
    throw new Error(`The suite has no value for a field of type ${type}.`)
  }
}

const isSettled = ({ flow_status, flow_step }: StrictState) =>
  flow_status !== 'IN_PROGRESS' || flow_step.startsWith('AWAITING')

export const lastOf = (states: StrictState[]): StrictState => {
  const last = states.at(-1)
  if (!last) throw new Error('The login did not move.')
  return last
}
