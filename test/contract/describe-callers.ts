import { describe, expect, it } from 'vitest'
import type { StartedLogin } from './flow-server.ts'
import type { FlowSuite } from './flow-suite.ts'
import { expectRefused, lastOf, post, Session, urlOf } from './session.ts'
import type { StrictState } from './strict-schemas.ts'

/** Who may speak to a flow server, and how a code becomes a session. */
export function describeCallers({ login, open, passValues, startAgain }: FlowSuite) {
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
      const started = await startAgain(older.login)
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
}
