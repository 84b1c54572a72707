import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { credentialSchema } from '@managed-auth/protocol'
import Kernel, { BadRequestError, ConflictError, NotFoundError } from '@onkernel/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticatorCode } from '../contract/authenticator-code.ts'

// Credentials by the official SDK, with nothing changed but `baseURL`.

const canary = 'c4nary-lovelace-1843'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

let backend: RunningBackend
let kernel: Kernel
let names = 0

beforeAll(async () => {
  backend = await startBackend()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(() => backend.close())

const newName = () => {
  names += 1
  return `login-${names}`
}

const create = (more: Partial<Kernel.CredentialCreateParams> = {}) =>
  kernel.credentials.create({
    name: newName(),
    domain: 'shop.example.com',
    values: { username: 'ada', password: canary },
    ...more,
  })

/** Requests as they are, for what the SDK's types do not let through. */
const send = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${backend.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${backend.apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const refused = (code: string) => ({
  error: { code, message: expect.stringMatching(/\S{3}.*\.$/) },
})

describe('a credential', () => {
  it('is kept, and shown without its values', async () => {
    const created = await create({ name: 'work login', domain: 'https://Shop.Example.com/login' })

    expect(created).toEqual({
      id: expect.stringMatching(/^cred_[0-9a-z]{24}$/),
      name: 'work login',
      domain: 'shop.example.com',
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: created.created_at,
      has_values: true,
      has_totp_secret: false,
      sso_provider: null,
      value_keys: ['password', 'username'],
    })
    expect(await kernel.credentials.retrieve(created.id)).toEqual(created)
    expect(await kernel.credentials.retrieve('work login')).toEqual(created)
  })

  it('gives no value back by any call', async () => {
    const { id, name } = await create()
    const answers = [
      await send('POST', '/credentials', {
        name: newName(),
        domain: 'a.example',
        values: { password: canary },
        totp_secret: secret,
      }),
      await send('GET', `/credentials/${id}`),
      await send('PATCH', `/credentials/${name}`, { values: { pin: canary } }),
      await send('GET', '/credentials?limit=100'),
      await send('GET', `/credentials/${id}/values`),
      await send('POST', '/credentials', { name: 1, domain: canary, values: { password: canary } }),
      await send('POST', '/credentials', { name, domain: '!!', values: { password: canary } }),
      await send('PATCH', `/credentials/${id}`, { values: { password: [canary] } }),
      await send('PATCH', `/credentials/${id}`, { totp_secret: `0${canary}` }),
      await send('POST', '/credentials', { name, domain: 'a.example', values: canary }),
      await send('DELETE', `/credentials/${id}`),
    ]

    expect(answers.map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 404, 400, 400, 400, 400, 400, 204,
    ])
    for (const { text } of answers) {
      expect(text).not.toContain(canary)
      expect(text).not.toContain(secret)
    }
    expect(answers[0]?.headers.get('cache-control')).toContain('no-store')
  })

  it('is found by a name with signs of an address in it', async () => {
    for (const name of [
      'a/b c',
      'ada@shop: 50%',
      'naïve ☕',
      `${'x'.repeat(254)}é`,
      '字'.repeat(255),
    ]) {
      const { id } = await create({ name })
      expect((await kernel.credentials.retrieve(name)).id).toBe(id)
      await kernel.credentials.delete(name)
    }
  })

  it('is deleted once', async () => {
    const { id } = await create()

    await kernel.credentials.delete(id)

    await expect(kernel.credentials.delete(id)).rejects.toBeInstanceOf(NotFoundError)
    await expect(kernel.credentials.retrieve(id)).rejects.toBeInstanceOf(NotFoundError)
  })

  it('has a name of its own, and a conflict is sent once', async () => {
    const sent: string[] = []
    const counting = new Kernel({
      apiKey: backend.apiKey,
      baseURL: backend.url,
      fetch: (input, init) => {
        sent.push(init?.method ?? 'GET')
        return fetch(input, init)
      },
    })
    const [first, second] = [await create(), await create()]
    const body = { name: first.name, domain: 'b.example', values: { password: 'x' } }

    const again = counting.credentials.create(body)
    await expect(again).rejects.toBeInstanceOf(ConflictError)
    await expect(again).rejects.toMatchObject({ error: { existing_id: first.id } })
    const renamed = counting.credentials.update(second.id, { name: first.name })
    await expect(renamed).rejects.toBeInstanceOf(ConflictError)

    expect(sent).toEqual(['POST', 'PATCH'])
    expect((await kernel.credentials.retrieve(second.id)).name).toBe(second.name)
  })

  it.each([
    ['a name like an id', { name: 'cred_0123456789abcdefghjkmnpq' }],
    ['a blank name', { name: '  ' }],
    ['a name of a path', { name: '..' }],
    ['no host', { domain: 'not a host' }],
    ['nothing to keep', { values: {} }],
    ['an empty value', { values: { password: '' } }],
    ['a nameless value', { values: { ' ': 'x' } }],
    ['too long a value', { values: { password: 'x'.repeat(5_000) } }],
    ['a broken key', { totp_secret: 'not base32 at all!' }],
    ['a counter-based key', { totp_secret: `otpauth://hotp/x?secret=${secret}&counter=1` }],
  ])('is refused with %s, and nothing is kept', async (_what, more) => {
    const name = newName()

    const creating = create({ name, ...more })

    await expect(creating).rejects.toBeInstanceOf(BadRequestError)
    await expect(creating).rejects.toMatchObject(refused('invalid_input'))
    await expect(kernel.credentials.retrieve(name)).rejects.toBeInstanceOf(NotFoundError)
  })

  it('is nobody else’s: a session token reaches none', async () => {
    const { id } = await create()
    const response = await fetch(`${backend.url}/credentials/${id}`, {
      headers: { authorization: 'Bearer a.b.c' },
    })
    expect(response.status).toBe(401)
    expect((await send('GET', '/credentials/')).status).toBe(404)
  })
})

describe('a change', () => {
  it('removes first and merges then', async () => {
    const { id } = await create({ values: { username: 'ada', password: 'old', company: 'engine' } })

    const changed = await kernel.credentials.update(id, {
      remove_value_keys: ['password', 'company', 'never there'],
      values: { password: 'new', pin: '1843' },
    })

    expect(changed.value_keys).toEqual(['password', 'pin', 'username'])
    expect(changed.updated_at > changed.created_at).toBe(true)
  })

  it('leaves what it does not name', async () => {
    const { id, name } = await create({ sso_provider: 'Google', totp_secret: secret })

    const changed = await kernel.credentials.update(id, {})

    expect(changed).toMatchObject({
      name,
      sso_provider: 'google',
      has_totp_secret: true,
      value_keys: ['password', 'username'],
    })
    expect(changed).not.toHaveProperty('totp_code')
  })

  it.each(['', null])('clears the provider by %j', async (sso_provider) => {
    const { id } = await create({ sso_provider: 'github' })

    expect((await kernel.credentials.update(id, { sso_provider })).sso_provider).toBeNull()
  })

  it('is made whole or not at all', async () => {
    const [first, second] = [await create(), await create()]

    const changing = kernel.credentials.update(second.id, {
      name: first.name,
      values: { pin: '1' },
      remove_value_keys: ['password'],
    })

    await expect(changing).rejects.toBeInstanceOf(ConflictError)
    expect((await kernel.credentials.retrieve(second.id)).value_keys).toEqual(second.value_keys)
  })
})

describe('the list', () => {
  it('goes page by page, newest first, and names no values', async () => {
    const domain = 'paging.example'
    const made: string[] = []
    for (let count = 0; count < 5; count += 1) made.unshift((await create({ domain })).name)

    const found: Kernel.Credential[] = []
    for await (const one of kernel.credentials.list({ domain, limit: 2 })) found.push(one)

    expect(found.map(({ name }) => name)).toEqual(made)
    for (const one of found) {
      expect(one).not.toHaveProperty('value_keys')
      expect(one).toMatchObject({ has_values: true, has_totp_secret: false })
    }
  })

  it('finds by a part of name or domain, in any case, or by the whole id', async () => {
    const { id, name } = await create({ name: 'Lovelace 100%_a', domain: 'looms.example' })
    const find = async (query: string) =>
      (await kernel.credentials.list({ query })).items.map((one) => one.name)

    expect(await find('lovelace')).toEqual([name])
    expect(await find('LOOMS.ex')).toEqual([name])
    expect(await find('100%_')).toEqual([name])
    expect(await find('10_%')).toEqual([])
    expect(await find(id)).toEqual([name])
    expect(await find(id.slice(0, -1))).toEqual([])
  })
})

describe('a TOTP secret', () => {
  it('gives a code with the answer that set it, and whenever it is asked for', async () => {
    const created = await create({
      values: {},
      totp_secret: ' jbsw y3dp-ehpk3pxpJBSWY3DPEHPK3PXP== ',
    })
    const ends = new Date(created.totp_code_expires_at ?? '').getTime()

    expect(created.totp_code).toBe(authenticatorCode(secret, ends - 1))
    expect(ends % 30_000).toBe(0)
    expect(created).toMatchObject({ has_totp_secret: true, has_values: false, value_keys: [] })

    const { code, expires_at } = await kernel.credentials.totpCode(created.name)
    expect(code).toBe(authenticatorCode(secret, new Date(expires_at).getTime() - 1))
    expect(await kernel.credentials.retrieve(created.id)).not.toHaveProperty('totp_code')
  })

  it('may be the URI of a QR code, with codes of its own kind', async () => {
    const { id } = await create()
    const totp_secret = `otpauth://totp/Shop:ada?secret=${secret}&digits=8&period=60&algorithm=SHA256`

    const changed = await kernel.credentials.update(id, { totp_secret })

    expect(changed.totp_code).toMatch(/^\d{8}$/)
    expect(new Date(changed.totp_code_expires_at ?? '').getTime() % 60_000).toBe(0)
  })

  it('of twelve characters is taken with a warning', async () => {
    const created = credentialSchema.parse(await create({ totp_secret: 'JBSWY3DPEHPK' }))

    expect(created.totp_code).toMatch(/^\d{6}$/)
    expect(created.warnings).toEqual([expect.stringContaining('12 characters')])
    expect(await create({ totp_secret: secret })).not.toHaveProperty('warnings')
  })

  it('is cleared by an empty text, and then there is no code', async () => {
    const { id } = await create({ totp_secret: secret })

    expect((await kernel.credentials.update(id, { totp_secret: '' })).has_totp_secret).toBe(false)

    const asking = kernel.credentials.totpCode(id)
    await expect(asking).rejects.toBeInstanceOf(BadRequestError)
    await expect(asking).rejects.toMatchObject(refused('totp_not_configured'))
  })
})
