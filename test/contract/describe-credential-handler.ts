import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CredentialsClient, createCredentialsClient } from '../../src/credentials.ts'

export interface CredentialHandler {
  handlerUrl: string
  fetch?: typeof fetch | undefined
  close(): Promise<void>
}

const canary = 'c4nary hunter2 & more'
const key = 'JBSWY3DPEHPK3PXPJBSW'

/**
 * What the credential components stand on, whoever answers: the mock of customers' tests, or
 * `createManagedAuthHandler` before a backend. Nothing may be stored at the start.
 */
export function describeCredentialHandler(name: string, start: () => Promise<CredentialHandler>) {
  describe(`credentials of ${name}`, () => {
    let server: CredentialHandler
    let client: CredentialsClient
    /** Everything it answered. */
    const said: string[] = []

    beforeAll(async () => {
      server = await start()
      client = createCredentialsClient({
        handlerUrl: server.handlerUrl,
        async fetch(input, init) {
          const response = await (server.fetch ?? globalThis.fetch)(input, init)
          said.push(await response.clone().text())
          return response
        },
      })
    })
    afterAll(() => server.close())

    const refusal = (code: string) => expect.objectContaining({ code, message: expect.any(String) })
    const ids = async (filter: Parameters<CredentialsClient['list']>[0]) =>
      (await client.list(filter)).items.map(({ id }) => id)

    it('keeps names and dates, and names values on single records only', async () => {
      const made = await client.create({
        ...{ name: 'Work', domain: 'harbor.example', totp_secret: key },
        values: { password: canary, email: 'ada@harbor.example' },
      })
      const { items } = await client.list({})

      expect(made).toMatchObject({
        ...{ name: 'Work', domain: 'harbor.example', has_values: true, has_totp_secret: true },
        value_keys: ['email', 'password'],
      })
      expect(made).not.toHaveProperty('totp_code')
      expect(Date.parse(made.updated_at)).toBeGreaterThan(0)
      expect(await client.retrieve(made.id)).toEqual(made)
      expect(items).toHaveLength(1)
      expect(items[0]).not.toHaveProperty('value_keys')
    })

    it('changes what is named and nothing else, removals first', async () => {
      const { id } = await client.create({
        ...{ name: 'Change', domain: 'a.example', sso_provider: 'google' },
        values: { a: '1', b: '2', c: '3' },
      })

      const changed = await client.update(id, {
        ...{ values: { b: 'new', d: '4' }, remove_value_keys: ['a', 'b'] },
      })
      const cleared = await client.update(id, { name: 'Changed', sso_provider: '' })
      const keyed = await client.update(id, { totp_secret: key })
      const keyless = await client.update(id, { totp_secret: '' })

      expect(changed).toMatchObject({ name: 'Change', value_keys: ['b', 'c', 'd'] })
      expect(changed.sso_provider).toBe('google')
      expect(cleared).toMatchObject({ name: 'Changed', value_keys: ['b', 'c', 'd'] })
      expect(cleared.sso_provider ?? null).toBeNull()
      expect([keyed.has_totp_secret, keyless.has_totp_secret]).toEqual([true, false])
    })

    it('has one of each name', async () => {
      await client.create({ name: 'Once', domain: 'a.example', values: { a: '1' } })
      const other = await client.create({ name: 'Other', domain: 'a.example', values: { a: '1' } })

      await expect(
        client.create({ name: 'Once', domain: 'b.example', values: { a: '1' } }),
      ).rejects.toEqual(refusal('conflict'))
      await expect(client.update(other.id, { name: 'Once' })).rejects.toEqual(refusal('conflict'))
      expect(await client.update(other.id, { name: 'Other' })).toMatchObject({ name: 'Other' })
    })

    it('finds by part of name or domain in any case, by domain and by id', async () => {
      const { id } = await client.create({
        ...{ name: 'Needle in HAY', domain: 'stack.example', values: { a: '1' } },
      })

      expect(await ids({ query: 'needle' })).toEqual([id])
      expect(await ids({ query: 'STACK.ex' })).toEqual([id])
      expect(await ids({ query: id })).toEqual([id])
      expect(await ids({ domain: 'stack.example' })).toEqual([id])
      expect(await ids({ domain: 'stack' })).toEqual([])
      expect(await ids({ query: 'nothing of the kind' })).toEqual([])
    })

    it('pages through all of them, each once', async () => {
      for (let index = 0; index < 23; index += 1) {
        await client.create({
          ...{ name: `Page ${index}`, domain: 'page.example', values: { a: '1' } },
        })
      }

      const seen: string[] = []
      let offset: number | undefined = 0
      while (offset !== undefined) {
        const page = await client.list({ domain: 'page.example', offset })
        seen.push(...page.items.map(({ id }) => id))
        offset = page.nextOffset
      }

      expect(seen).toHaveLength(23)
      expect(new Set(seen).size).toBe(23)
    })

    it('forgets what is deleted', async () => {
      const { id } = await client.create({ name: 'Gone', domain: 'a.example', values: { a: '1' } })
      expect(await client.uses(id)).toEqual({ connections: [], more: false })

      await client.remove(id)

      await expect(client.retrieve(id)).rejects.toEqual(refusal('not_found'))
      await expect(client.update(id, { name: 'x' })).rejects.toEqual(refusal('not_found'))
      await expect(client.remove(id)).rejects.toEqual(refusal('not_found'))
      await expect(client.uses(id)).rejects.toEqual(refusal('not_found'))
    })

    it('says no secret again', () => {
      expect(said.length).toBeGreaterThan(40)
      expect(said.join('\n')).not.toContain(canary)
      expect(said.join('\n')).not.toContain(key)
    })
  })
}
