import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningBackend, startBackend, writeKeepassFile } from '@managed-auth/backend/testing'
import Kernel, { BadRequestError, ConflictError, NotFoundError } from '@onkernel/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Credential providers by the official SDK, with nothing changed but `baseURL`.

const masterPassword = 'canary master password 7c1'
const token = 'ops_canary-token-51d'

let folder: string
let backend: RunningBackend
let kernel: Kernel
let names = 0

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-keepass-'))
  await writeKeepassFile(path.join(folder, 'team.kdbx'), {
    masterPassword,
    entries: [
      { group: 'Web', title: 'Shop', fields: { URL: 'https://shop.example.com', UserName: 'ada' } },
      { group: 'Web', title: 'Bank', secrets: { Password: 'canary password 93e' } },
    ],
  })
  backend = await startBackend({ MANAGED_AUTH_KEEPASS_DIR: folder })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await rm(folder, { recursive: true })
})

const newName = () => {
  names += 1
  return `provider-${names}`
}

type CreateParams = Kernel.CredentialProviderCreateParams

const create = (more: Partial<CreateParams> = {}) =>
  kernel.credentialProviders.create({
    token,
    name: newName(),
    provider_type: 'onepassword',
    ...more,
  })

/** The types of ours, which the SDK passes through. */
const createKeepass = (more: object = {}) =>
  create({ provider_type: 'keepass', token: masterPassword, file: 'team.kdbx', ...more } as object)

/** Requests as they are, for what the SDK's types do not let through. */
const send = async (method: string, at: string, body?: unknown) => {
  const response = await fetch(`${backend.url}/org/credential_providers${at}`, {
    method,
    headers: {
      authorization: `Bearer ${backend.apiKey}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const refused = (code: string) => ({
  error: { code, message: expect.stringMatching(/\S{3}.*\.$/) },
})

describe('a provider', () => {
  it('is kept, and shown without its token', async () => {
    const created = await create({ name: '  my 1password  ' })

    expect(created).toEqual({
      id: expect.stringMatching(/^cp_[0-9a-z]{24}$/),
      name: 'my 1password',
      provider_type: 'onepassword',
      enabled: true,
      priority: 0,
      cache_ttl_seconds: 300,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: created.created_at,
    })
    expect(await kernel.credentialProviders.retrieve(created.id)).toEqual(created)
    const { status, text } = await send('GET', `/${created.id}`)
    expect([status, text.includes('canary')]).toEqual([200, false])
  })

  it('is changed in what is given alone, and not even then shows its token', async () => {
    const { id, name, updated_at } = await create()
    const changed = await kernel.credentialProviders.update(id, {
      token: 'ops_another-canary',
      enabled: false,
      priority: -3,
      cache_ttl_seconds: 0,
    })

    expect(changed).toMatchObject({ id, name, enabled: false, priority: -3, cache_ttl_seconds: 0 })
    expect(Date.parse(changed.updated_at)).toBeGreaterThanOrEqual(Date.parse(updated_at))
    expect(JSON.stringify(changed)).not.toContain('canary')
    expect(await kernel.credentialProviders.update(id, { name: `${name} new` })).toMatchObject({
      name: `${name} new`,
      enabled: false,
      priority: -3,
    })
  })

  it('has a name of its own in the organisation', async () => {
    const { id, name } = await create()
    const other = await create()

    const again = create({ name: ` ${name} ` })
    await expect(again).rejects.toBeInstanceOf(ConflictError)
    await expect(again).rejects.toMatchObject({ error: { existing_id: id } })
    const renaming = kernel.credentialProviders.update(other.id, { name })
    await expect(renaming).rejects.toMatchObject(refused('conflict'))
    const { headers } = await send('POST', '', { token, name, provider_type: 'onepassword' })
    expect(headers.get('x-should-retry')).toBe('false')
    expect(await kernel.credentialProviders.update(id, { name })).toMatchObject({ name })
  })

  it('is gone once it is deleted', async () => {
    const { id } = await create()
    await kernel.credentialProviders.delete(id)

    const { credentialProviders } = kernel
    for (const call of [
      () => credentialProviders.delete(id),
      () => credentialProviders.retrieve(id),
      () => credentialProviders.update(id, { enabled: true }),
      () => credentialProviders.listItems(id),
      () => credentialProviders.test(id),
    ]) {
      await expect(call()).rejects.toBeInstanceOf(NotFoundError)
    }
    expect((await send('GET', '/')).status).toBe(404)
  })

  it('is listed in the order they are asked in, page by page, by part of its name or its id', async () => {
    const made = [await create(), await create(), await create()]
    await kernel.credentialProviders.update(made[2]?.id ?? '', { priority: -10 })
    await kernel.credentialProviders.update(made[0]?.id ?? '', { name: 'ListedFirst' })
    await kernel.credentialProviders.update(made[1]?.id ?? '', { name: 'listed_second' })
    await kernel.credentialProviders.update(made[2]?.id ?? '', { name: 'listed%third' })

    const named = async (query: string) => {
      const found: string[] = []
      for await (const { name } of kernel.credentialProviders.list({ query, limit: 2 })) {
        found.push(name)
      }
      return found
    }
    expect(await named('LISTED')).toEqual(['listed%third', 'ListedFirst', 'listed_second'])
    expect(await named('listed_')).toEqual(['listed_second'])
    expect(await named(made[0]?.id ?? '')).toEqual(['ListedFirst'])
    expect(await named((made[0]?.id ?? '').slice(0, -1))).toEqual([])
  })

  it.each([
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ token: 'no-service-account' }, 'token'],
    [{ provider_type: 'lastpass' }, 'provider_type'],
    [{ cache_ttl_seconds: -1 }, 'cache_ttl_seconds'],
    [{ provider_type: 'onepassword_connect', token: 'x' }, 'base_url'],
    [{ provider_type: 'onepassword_connect', base_url: 'ftp://x' }, 'base_url'],
    [{ provider_type: 'keepass' }, 'file'],
    [{ provider_type: 'keepass', file: '../team.kdbx' }, 'file'],
    [{ provider_type: 'keepass', file: 'team.kdbx', key_file: 'no base64!' }, 'key_file'],
    [{ file: 'team.kdbx' }, 'file'],
  ])('is refused with %o, which names %s and repeats no token', async (more, named) => {
    const creating = create(more as object)

    await expect(creating).rejects.toBeInstanceOf(BadRequestError)
    await expect(creating).rejects.toMatchObject(refused('invalid_input'))
    await expect(creating).rejects.toThrow(named)
    await expect(creating).rejects.not.toThrow(/canary|no-service/)
  })
})

describe('what is in a provider', () => {
  it('is tested and listed, without any value', async () => {
    const created = await createKeepass()
    const { id } = created

    expect(created).toMatchObject({ file: 'team.kdbx', has_key_file: false })
    expect(await kernel.credentialProviders.test(id)).toEqual({
      success: true,
      vaults: [
        { id: expect.any(String), name: 'Vault' },
        { id: expect.any(String), name: 'Web' },
      ],
    })
    const listed = await kernel.credentialProviders.listItems(id)
    const inWeb = { id: expect.any(String), vault_id: expect.any(String), vault_name: 'Web' }
    expect(listed).toEqual({
      items: [
        { ...inWeb, title: 'Shop', path: 'Web/Shop', urls: ['https://shop.example.com'] },
        { ...inWeb, title: 'Bank', path: 'Web/Bank', urls: [] },
      ],
    })
  })

  it('stays shut for a wrong token: a test says so, a list is refused', async () => {
    const { id } = await createKeepass({ token: 'canary wrong password' })

    const result = await kernel.credentialProviders.test(id)
    expect(result).toEqual({
      success: false,
      vaults: [],
      error: expect.stringMatching(/master password/),
    })
    const listing = kernel.credentialProviders.listItems(id)
    await expect(listing).rejects.toBeInstanceOf(BadRequestError)
    await expect(listing).rejects.toMatchObject(refused('credential_provider_failed'))
    expect(JSON.stringify(result)).not.toContain('canary')

    await kernel.credentialProviders.update(id, { token: masterPassword })
    expect((await kernel.credentialProviders.test(id)).success).toBe(true)
    expect((await kernel.credentialProviders.listItems(id)).items).toHaveLength(2)
  })

  it('is not asked for with a token 1Password cannot have given', async () => {
    const { id } = await create()

    expect(await kernel.credentialProviders.test(id)).toMatchObject({
      success: false,
      vaults: [],
      error: expect.stringMatching(/refused the token/),
    })
  })

  it('is never sent to another server than the one its token was given for', async () => {
    const { id } = await create({
      provider_type: 'onepassword_connect',
      token: 'canary-connect-token',
      base_url: 'http://localhost:1',
    } as object)

    const moved = await send('PATCH', `/${id}`, { base_url: 'http://localhost:2' })
    expect([moved.status, moved.text.includes('token of that server')]).toEqual([400, true])
    const withToken = { base_url: 'http://localhost:2', token: 'another' }
    expect((await send('PATCH', `/${id}`, withToken)).status).toBe(200)
    const test = await send('POST', `/${id}/test`)
    expect(JSON.parse(test.text)).toMatchObject({ success: false, vaults: [] })
    expect(test.text).not.toContain('another')
  })
})

describe('a connection', () => {
  const connect = (credential: object) => {
    names += 1
    return kernel.auth.connections.create({
      domain: 'shop.example.com',
      profile_name: `providers-${names}`,
      credential,
    })
  }

  it('refers to an item by its path, or by the domain, and shows it under the name of today', async () => {
    const { id, name } = await createKeepass()
    const byPath = await connect({ provider: name, path: 'Web/Shop' })
    const byDomain = await connect({ provider: name, auto: true })
    const any = await connect({ auto: true })
    expect(byPath).toMatchObject({
      credential: { provider: name, path: 'Web/Shop' },
      can_reauth: false,
      can_reauth_reason: 'no_prior_successful_login',
    })
    expect(any.credential).toEqual({ auto: true })

    await kernel.credentialProviders.update(id, { name: `${name} renamed` })
    const { credential } = await kernel.auth.connections.retrieve(byDomain.id)
    expect(credential).toEqual({ provider: `${name} renamed`, auto: true })
  })

  it('refers to nothing once its provider is deleted, least of all to another one', async () => {
    const { id, name } = await createKeepass()
    const byPath = await connect({ provider: name, path: 'Web/Shop' })
    const byDomain = await connect({ provider: name, auto: true })
    await kernel.credentialProviders.delete(id)

    for (const connection of [byPath, byDomain]) {
      const shown = await kernel.auth.connections.retrieve(connection.id)
      expect(shown).not.toHaveProperty('credential')
    }
  })

  it('changes what it refers to as a whole', async () => {
    const { name } = await createKeepass()
    const kept = await kernel.credentials.create({
      name: newName(),
      domain: 'shop.example.com',
      values: { password: 'canary' },
    })
    const { id } = await connect({ provider: name, path: 'Web/Shop' })
    const change = async (credential: object) =>
      (await kernel.auth.connections.update(id, { credential })).credential

    expect(await change({ name: kept.name })).toEqual({ name: kept.name })
    expect(await change({ provider: name, auto: true })).toEqual({ provider: name, auto: true })
    expect(await change({})).toBeUndefined()
  })

  it('is refused a provider nobody has, and a mix of ways', async () => {
    const { name } = await createKeepass()

    await expect(connect({ provider: 'nope', auto: true })).rejects.toBeInstanceOf(NotFoundError)
    await expect(connect({ provider: 'nope', path: 'a/b' })).rejects.toBeInstanceOf(NotFoundError)
    for (const mix of [
      { provider: name },
      { path: 'Web/Shop' },
      { provider: name, path: 'Web/Shop', auto: true },
      { name: 'x', provider: name, auto: true },
      { name: 'x', auto: true },
      { provider: name, path: 'no vault' },
    ]) {
      await expect(connect(mix), JSON.stringify(mix)).rejects.toMatchObject(
        refused('invalid_input'),
      )
    }
  })
})
