import {
  type CountingProxy,
  type RunningBackend,
  startBackend,
  startHttpProxy,
  startSocksProxy,
} from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel, { BadRequestError, NotFoundError } from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'
import { logIn as logInWith } from '../support/log-in.ts'

// The official SDK keeps proxies, and logins go out by them: counted at a real proxy of each kind.

const renter = { username: 'renter', password: 'p@ss word/5' }

let backend: RunningBackend
let running: RunningSites
let kernel: Kernel
let overHttp: CountingProxy
let overSocks: CountingProxy

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend({
    MANAGED_AUTH_PROXY_CHECK_URL: `http://${running.hostOf('harbor')}/`,
  })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
  overHttp = await startHttpProxy(renter)
  overSocks = await startSocksProxy(renter, () => '127.0.0.1')
})
afterAll(async () => {
  await backend.close()
  await Promise.all([overHttp.close(), overSocks.close(), running.close()])
})

const custom = ({ port }: { port: number }, protocol = 'http', config = {}) =>
  ({
    type: 'custom',
    protocol,
    config: { host: '127.0.0.1', port, ...renter, ...config },
  }) as Kernel.ProxyCreateParams

const proxyIdOf = async (params: Kernel.ProxyCreateParams) => {
  const { id } = await kernel.proxies.create(params)
  if (!id) throw new Error('A created proxy has no id.')
  return id
}

let profiles = 0
const newConnection = (options: Partial<Kernel.Auth.Connections.ConnectionCreateParams> = {}) => {
  profiles += 1
  return kernel.auth.connections.create({
    domain: running.hostOf('harbor'),
    profile_name: `proxies-${profiles}`,
    // Their requests come later, and would be counted with the next login's.
    health_checks: false,
    ...options,
  })
}

/** Logs in to its end. */
async function logIn(id: string, overrides: Kernel.Auth.Connections.ConnectionLoginParams = {}) {
  const { identifier = '', password = '' } =
    sites.find(({ name }) => name === 'harbor')?.account ?? {}
  const { status } = await logInWith(kernel, id, [{ email: identifier, password }], overrides)
  return status
}

it('creates, shows, lists, renames and deletes proxies without ever showing a password', async () => {
  const created = await kernel.proxies.create({
    ...custom(overHttp, 'https'),
    name: ' Berlin ',
    bypass_hosts: ['*.example.com', 'Static.example.org'],
  })
  expect(created).toMatchObject({
    type: 'custom',
    name: 'Berlin',
    protocol: 'https',
    config: { host: '127.0.0.1', port: overHttp.port, username: 'renter', has_password: true },
    bypass_hosts: ['*.example.com', 'static.example.org'],
  })
  const id = created.id ?? ''
  const renamed = await kernel.proxies.update(id, { name: 'Hamburg' })
  expect(await kernel.proxies.retrieve(id)).toEqual(renamed)
  const listed: unknown[] = []
  for await (const proxy of kernel.proxies.list({ query: 'hamb' })) listed.push(proxy)
  expect(listed).toEqual([renamed])
  const named = async (name: string) => (await kernel.proxies.list({ name })).items
  expect(await named('Hamburg')).toEqual([renamed])
  expect(await named('hamburg')).toEqual([])
  expect(JSON.stringify([created, renamed, listed])).not.toContain(renter.password)

  await kernel.proxies.delete(id)
  await expect(kernel.proxies.retrieve(id)).rejects.toThrow(NotFoundError)
  await expect(kernel.proxies.delete(id)).rejects.toThrow(NotFoundError)
})

it.each([
  [{ type: 'custom', config: { port: 1 } }, 'config.host'],
  [{ type: 'custom', config: { host: 'http://a.example', port: 1 } }, 'config.host'],
  [{ type: 'custom', config: { host: 'a.example', port: 1, password: '1234' } }, 'config.password'],
  [{ type: 'custom', config: { host: 'a.example', port: 1, country: 'US' } }, 'config.country'],
  [{ type: 'residential', config: { city: 'berlin' } }, 'config.city'],
  [{ type: 'residential', config: { country: 'US', zip: '123' } }, 'config.zip'],
  [{ type: 'mobile', config: { country: 'Germany' } }, 'config.country'],
  [{ type: 'datacenter' }, 'MANAGED_AUTH_PROXY_GATEWAY_DATACENTER'],
  [{ ...custom({ port: 9 }), bypass_hosts: ['https://a.example/'] }, 'bypass_hosts'],
  [{ ...custom({ port: 9 }), bypass_hosts: ['10.0.0.1'] }, 'bypass_hosts'],
])('refuses %j and names %s', async (params, named) => {
  const refused = kernel.proxies.create(params as Kernel.ProxyCreateParams)
  await expect(refused).rejects.toThrow(BadRequestError)
  await expect(refused).rejects.toThrow(named)
})

it.each([
  ['http', () => overHttp],
  ['socks5', () => overSocks],
] as const)('goes out by an %s proxy alone, password and all', async (protocol, proxy) => {
  const id = await proxyIdOf(custom(proxy(), protocol))
  const connection = await newConnection({ proxy: { id } })
  expect(connection.proxy_id).toBe(id)
  const before = proxy().targets.length

  expect(await logIn(connection.id)).toBe('SUCCESS')

  const reached = proxy().targets.slice(before)
  expect(reached.length).toBeGreaterThan(0)
  expect(new Set(reached)).toEqual(new Set([running.hostOf('harbor')]))
})

it.each([
  // A plain request is one of a proxy's; of a tunnel, it sees the connection.
  ['http', () => overHttp, (site: CountingSite) => site.visits() + site.passwords.length],
  ['socks5', () => overSocks, (site: CountingSite) => site.connections()],
] as const)(
  'sends each request of login, check and re-authentication by an %s proxy',
  async (protocol, proxy, arrived) => {
    const site = await startCountingSite()
    try {
      const id = await proxyIdOf(custom(proxy(), protocol))
      const connection = await newConnection({
        domain: site.host,
        proxy: { id },
        health_checks: true,
      })
      const before = proxy().targets.length
      const sent = () => proxy().targets.length - before
      const check = async (flow_type: string) => {
        const last = await kernel.auth.connections.retrieve(connection.id)
        await kernel.post(`/auth/connections/${connection.id}/health-check`)
        await expect
          .poll(() => kernel.auth.connections.retrieve(connection.id), { timeout: 30_000 })
          .toSatisfy(
            (now) =>
              now.last_auth_check_at !== last.last_auth_check_at &&
              now.flow_status === 'SUCCESS' &&
              now.flow_type === flow_type,
          )
      }

      await logInWith(kernel, connection.id, [{ ...account }])
      const afterLogin = sent()
      expect(afterLogin).toBeGreaterThan(0)
      await check('LOGIN')
      const afterCheck = sent()
      expect(afterCheck).toBeGreaterThan(afterLogin)
      site.endSessions()
      await check('REAUTH')

      expect(sent()).toBeGreaterThan(afterCheck)
      expect(site.passwords).toHaveLength(2)
      await expect.poll(() => sent() - arrived(site), { timeout: 30_000 }).toBe(0)
    } finally {
      await site.close()
    }
  },
)

it('pins a proxy by name, lets one login take another, and lets go of it by null', async () => {
  await kernel.proxies.create({ ...custom(overHttp), name: 'pinned' })
  const other = await proxyIdOf(custom(overSocks, 'socks5'))
  const connection = await newConnection({ proxy: { name: 'pinned' } })
  const counts = () => [overHttp.targets.length, overSocks.targets.length] as const

  const [http, socks] = counts()
  expect(await logIn(connection.id, { proxy: { id: other } })).toBe('SUCCESS')
  const [httpAfter, socksAfter] = counts()
  expect(httpAfter).toBe(http)
  expect(socksAfter).toBeGreaterThan(socks)

  const unpinned = await kernel.patch<{ proxy_id?: string }>(`/auth/connections/${connection.id}`, {
    body: { proxy: null },
  })
  expect(unpinned).not.toHaveProperty('proxy_id')
})

it('reaches bypassed hosts directly', async () => {
  const host = new URL(`http://${running.hostOf('harbor')}`).hostname
  const id = await proxyIdOf({ ...custom(overHttp), bypass_hosts: [host] })
  const before = overHttp.targets.length

  expect(await logIn((await newConnection({ proxy: { id } })).id)).toBe('SUCCESS')
  expect(overHttp.targets.length).toBe(before)
})

it('fails a login whose proxy refuses its password, and goes out by no other way', async () => {
  const id = await proxyIdOf(custom(overHttp, 'http', { password: 'not this' }))
  const before = overHttp.targets.length

  expect(await logIn((await newConnection({ proxy: { id } })).id)).toBe('FAILED')
  expect(overHttp.targets.length).toBe(before)
})

it('refuses unknown and ambiguous proxies, and keeps one that is in use', async () => {
  await expect(newConnection({ proxy: { id: 'prx_none' } })).rejects.toThrow(NotFoundError)
  await expect(newConnection({ proxy: { name: 'nobody' } })).rejects.toThrow(BadRequestError)
  await kernel.proxies.create({ ...custom(overHttp), name: 'twin' })
  await kernel.proxies.create({ ...custom(overHttp), name: 'twin' })
  await expect(newConnection({ proxy: { name: 'twin' } })).rejects.toThrow('Several proxies')

  const id = await proxyIdOf(custom(overHttp))
  const { id: connection } = await newConnection({ proxy: { id } })
  await expect(kernel.proxies.delete(id)).rejects.toThrow(BadRequestError)
  await kernel.auth.connections.delete(connection)
  await kernel.proxies.delete(id)
})

it('checks a proxy: kept without an address, only told with one', async () => {
  const good = await proxyIdOf(custom(overHttp))
  const bad = await proxyIdOf(custom(overHttp, 'http', { password: 'not this' }))
  const site = `http://${running.hostOf('ledger')}/`

  expect(await kernel.proxies.check(good, { url: site })).toMatchObject({ status: 'available' })
  expect(await kernel.proxies.retrieve(good)).not.toHaveProperty('status')
  expect(await kernel.proxies.check(good)).toMatchObject({
    status: 'available',
    last_checked: expect.any(String),
  })
  expect(await kernel.proxies.retrieve(good)).toMatchObject({ status: 'available' })
  expect(await kernel.proxies.check(bad)).toMatchObject({ status: 'unavailable' })
  await expect(kernel.proxies.check(good, { url: 'ftp://a.example' })).rejects.toThrow('url')
})
