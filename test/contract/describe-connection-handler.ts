import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStatusClient, type StatusClient, standingOf } from '../../src/status.ts'

export interface ConnectionHandler {
  handlerUrl: string
  fetch?: typeof fetch | undefined
  /** Two connections that were never logged in: `harbor.example` first, then `orbit.example`. */
  ids: [harbor: string, orbit: string]
  close(): Promise<void>
}

/**
 * What status and timeline stand on, whoever answers: the mock of customers' tests, or
 * `createManagedAuthHandler` before a backend.
 */
export function describeConnectionHandler(name: string, start: () => Promise<ConnectionHandler>) {
  describe(`connections of ${name}`, () => {
    let server: ConnectionHandler
    let client: StatusClient

    beforeAll(async () => {
      server = await start()
      const { handlerUrl, fetch } = server
      client = createStatusClient({ handlerUrl, fetch })
    })
    afterAll(() => server.close())

    const refusal = (code: string) => expect.objectContaining({ code, message: expect.any(String) })

    it('lists them, and finds by part of a domain, by domain and by id', async () => {
      const [harbor] = server.ids
      const domains = async (filter: Parameters<StatusClient['list']>[0]) =>
        (await client.list(filter)).items.map(({ domain }) => domain)

      expect((await domains({})).sort()).toEqual(['harbor.example', 'orbit.example'])
      expect(await domains({ query: 'HARB' })).toEqual(['harbor.example'])
      expect(await domains({ query: harbor })).toEqual(['harbor.example'])
      expect(await domains({ domain: 'orbit.example' })).toEqual(['orbit.example'])
      expect(await domains({ domain: 'orbit' })).toEqual([])
    })

    it('shows one as it stands, without what opens a login', async () => {
      const record = await client.retrieve(server.ids[0])

      expect(standingOf(record)).toEqual({ kind: 'attention', lapsed: false })
      expect(record).toMatchObject({ health_checks: true, health_check_interval: 3600 })
      for (const key of ['hosted_url', 'live_view_url', 'fields', 'browser_session_id']) {
        expect(record).not.toHaveProperty(key)
      }
      expect(await client.liveView(server.ids[0])).toEqual({ url: null })
    })

    it('has no history yet, of any kind, and knows no other kinds', async () => {
      const [id] = server.ids

      expect(await client.timeline(id, {})).toEqual({ items: [], nextOffset: undefined })
      expect((await client.timeline(id, { type: 'reauth' })).items).toEqual([])
      await expect(client.timeline(id, { type: 'tea' as 'login' })).rejects.toEqual(
        refusal('invalid_input'),
      )
    })

    it('changes what is sent and nothing else', async () => {
      const [id] = server.ids
      const before = await client.retrieve(id)

      const after = await client.update(id, { record_session: true, health_check_interval: 900 })

      expect(after).toEqual({ ...before, record_session: true, health_check_interval: 900 })
      expect(await client.retrieve(id)).toEqual(after)
      await expect(client.update(id, { health_check_interval: 5 })).rejects.toEqual(
        refusal('invalid_input'),
      )
    })

    it('refuses to check what was never logged in', async () => {
      await expect(client.check(server.ids[0])).rejects.toEqual(refusal('invalid_input'))
    })

    it('has no recording that stands on no row', async () => {
      const { fetch = globalThis.fetch } = server
      const response = await fetch(client.replayUrl(server.ids[0], 'rec_1'))

      expect(response.status).toBe(404)
    })

    it('is without a connection that was deleted', async () => {
      const [, orbit] = server.ids

      await client.remove(orbit)

      await expect(client.retrieve(orbit)).rejects.toEqual(refusal('not_found'))
      await expect(client.remove(orbit)).rejects.toEqual(refusal('not_found'))
      expect((await client.list({})).items).toHaveLength(1)
    })
  })
}
