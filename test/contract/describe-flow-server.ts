import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectConsistentInput, expectNothingAsked } from './expect-pause.ts'
import type { Behaviour, FlowServer, StartedLogin } from './flow-server.ts'
import { expectRefused, lastOf, post, readFrames, Session, urlOf } from './session.ts'
import { type StrictState, strictEvent } from './strict-schemas.ts'

/**
 * What every server of the session endpoints does, over plain HTTP: exchange, retrieve, submit and
 * events. It runs against the mock and against the backend, so that neither can drift from the
 * other, nor from the wire protocol.
 *
 * @param behaviours - What the server's sites can do; the rest of the suite is left out.
 */
export function describeFlowServer(
  name: string,
  behaviours: Behaviour[],
  start: () => Promise<FlowServer>,
) {
  let server: FlowServer
  const can = (behaviour: Behaviour) => behaviours.includes(behaviour)
  const login = (behaviour: Behaviour = 'password') => server.startLogin(behaviour)
  const open = async (behaviour?: Behaviour) => Session.open(await login(behaviour))

  /** Answers with right values until the site asks for something else, or is content. */
  const passValues = async (session: Session): Promise<StrictState> => {
    let state = await session.settled()
    while (state.fields?.length && state.flow_step === 'AWAITING_INPUT') {
      state = lastOf(await session.answer({ field_values: await session.rightValues(state) }))
      expect(state.website_error, 'the site refused a right value').toBeUndefined()
    }
    return state
  }

  /** Takes a login as far as its choice of methods, accounts or ways out. */
  const passPassword = async (behaviour: Behaviour): Promise<[Session, StrictState]> => {
    const session = await open(behaviour)
    const state = await session.settled()
    const states = await session.answer({ field_values: await session.rightValues(state) })
    return [session, lastOf(states)]
  }

  describe(`${name} keeps the contract of a flow server`, () => {
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server?.close())

    describe('exchange', () => {
      it('takes the hand-off code once, whatever the number of askers', async () => {
        const started = await login()
        const ask = () => post(urlOf(started, '/exchange'), { code: started.handoffCode })

        const burst = await Promise.all(Array.from({ length: 5 }, ask))
        const late = await ask()

        expect(burst.filter(({ status }) => status === 200)).toHaveLength(1)
        for (const response of burst.filter(({ status }) => status !== 200)) {
          await expectRefused(response, 401)
        }
        await expectRefused(late, 401)
      })

      it('refuses what it cannot take, and the code stays good', async () => {
        const started = await login()
        const url = urlOf(started, '/exchange')
        const elsewhere = urlOf({ ...started, connectionId: 'ma_nobody' }, '/exchange')

        await expectRefused(await post(url, { code: 'wrong' }), 401)
        await expectRefused(await post(url, {}), 400)
        await expectRefused(await post(url, { code: 7 }), 400)
        await expectRefused(await post(url, '{"code":'), 400)
        await expectRefused(await post(elsewhere, { code: started.handoffCode }), 404)
        await Session.open(started)
      })

      it('says that a login is over', async () => {
        const started = await login()
        const session = await Session.open(started)
        await passValues(session)

        const response = await post(urlOf(started, '/exchange'), { code: started.handoffCode })

        await expectRefused(response, [401, 410])
      })
    })

    describe('callers', () => {
      const endpoints = async (started: StartedLogin, headers: Record<string, string>) => [
        await fetch(urlOf(started), { headers }),
        await fetch(urlOf(started, '/events'), { headers }),
        await post(urlOf(started, '/submit'), { fields: { email: 'x' } }, headers),
      ]

      it('need a session', async () => {
        const started = await login()

        for (const headers of [{}, { authorization: 'Bearer nonsense' }, { authorization: 'x' }]) {
          for (const response of await endpoints(started, headers as Record<string, string>)) {
            await expectRefused(response, 401)
          }
        }
      })

      it('reach no connection but their own', async () => {
        const session = await open()
        const other = await login()
        const nobody = { ...other, connectionId: 'ma_nobody' }

        const others = await endpoints(other, session.headers)
        const nobodys = await endpoints(nobody, session.headers)

        for (const response of others) await expectRefused(response, [401, 403, 404])
        expect(nobodys.map(({ status }) => status)).toEqual(others.map(({ status }) => status))
      })

      it('of an older login are sent away by a newer one', async () => {
        const older = await open()
        const following = older.states()
        await following.next()
        const started = await server.startAgain(older.login)
        const newer = await Session.open(started)

        const rest: StrictState[] = []
        for await (const state of following) rest.push(state)
        const first = await newer.present()

        expect(lastOf(rest)).toMatchObject({ flow_status: 'CANCELED', flow_step: 'COMPLETED' })
        for (const response of await endpoints(older.login, older.headers)) {
          await expectRefused(response, 410)
        }
        expect(started.connectionId).toBe(older.login.connectionId)
        expect(first.flow_status).toBe('IN_PROGRESS')
        expect((await passValues(newer)).flow_status).toBe('SUCCESS')
      })

      it('may be browsers of any origin', async () => {
        const session = await open()
        const origin = { origin: 'https://customer.example' }

        const preflight = await fetch(urlOf(session.login, '/submit'), {
          method: 'OPTIONS',
          headers: {
            ...origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type',
          },
        })
        const read = await fetch(urlOf(session.login), {
          headers: { ...session.headers, ...origin },
        })

        expect(preflight.ok).toBe(true)
        const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase()
        expect(allowed).toContain('authorization')
        expect(allowed).toContain('content-type')
        expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
        for (const { headers } of [preflight, read]) {
          expect(headers.get('access-control-allow-origin')).toBe('*')
        }
      })
    })

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
  })
}
