import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres, freePort, startPostgres } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningProgram, startProgram } from '../support/child.ts'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'

// An API process and a worker: what has a browser in it is reached at the worker.

const postgres = findPostgres()
const backendFolder = path.resolve(import.meta.dirname, '../../backend')
const apiKey = 'sk_test_browsers_0123456789abcdef'

describe.skipIf(!postgres)('browsers of an API and a worker apart', () => {
  let database: { url: string; close(): Promise<void> }
  let site: CountingSite
  let folder: string
  let api: RunningProgram
  let worker: RunningProgram
  let workerUrl: string
  let kernel: Kernel

  const start = (role: string, port: number, env: Record<string, string> = {}) =>
    startProgram(['--import', 'tsx', 'src/main.ts'], {
      cwd: backendFolder,
      env: {
        PORT: String(port),
        DATABASE_URL: database.url,
        MANAGED_AUTH_ROLE: role,
        MANAGED_AUTH_API_KEY: apiKey,
        MANAGED_AUTH_API_SECRET: Buffer.alloc(32, 7).toString('base64'),
        MANAGED_AUTH_DATA_DIR: path.join(folder, role),
        MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
        // Also where tests run without the right to make namespaces.
        MANAGED_AUTH_SCRIPTS: 'process',
        MANAGED_AUTH_LEASE_MS: '1500',
        MANAGED_AUTH_LOG_LEVEL: 'info',
        ...env,
      },
      until: /listens on (http:\S+)/,
    })

  beforeAll(async () => {
    database = await startPostgres(postgres ?? '')
    site = await startCountingSite()
    folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-roles-'))
    const [apiPort, workerPort] = [await freePort(), await freePort()]
    workerUrl = `http://localhost:${workerPort}`
    worker = await start('worker', workerPort, { MANAGED_AUTH_BROWSERS_URL: workerUrl })
    // It starts no browser: it must not need one.
    api = await start('api', apiPort, { CHROMIUM_PATH: '' })
    kernel = new Kernel({ apiKey, baseURL: `http://localhost:${apiPort}`, maxRetries: 0 })
  })
  afterAll(async () => {
    for (const program of [worker, api]) await program?.kill()
    await site?.close()
    await database?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  const statusOf = async (url: string | null | undefined) => (await fetch(url ?? '')).status

  it('shows a login where its browser is, and only while it runs', async () => {
    const { id } = await kernel.auth.connections.create({ domain: site.host, profile_name: 'ada' })
    await kernel.auth.connections.login(id)
    let url: string | undefined
    for await (const event of await kernel.auth.connections.follow(id)) {
      if (event.event !== 'managed_auth_state' || event.flow_step !== 'AWAITING_INPUT') continue
      url = event.live_view_url
      expect(url?.startsWith(`${workerUrl}/live/`)).toBe(true)
      expect(await statusOf(url)).toBe(200)
      const { email, password } = account
      await kernel.auth.connections.submit(id, { fields: { email, password } })
    }
    expect((await kernel.auth.connections.retrieve(id)).flow_status).toBe('SUCCESS')
    await expect.poll(() => statusOf(url)).toBe(404)
  })

  it('starts an agent a browser with the worker, which the agent enters there', async () => {
    const session = await kernel.browsers.create({ profile: { name: 'ada' }, name: 'agent' })
    expect(session.cdp_ws_url.startsWith(workerUrl.replace('http', 'ws'))).toBe(true)
    expect(await statusOf(session.browser_live_view_url)).toBe(200)
    const agent = await chromium.connectOverCDP(session.cdp_ws_url)
    const page = await agent.contexts()[0]?.newPage()
    await page?.goto(`http://${site.host}/`)
    expect(await page?.getByRole('heading').innerText()).toBe('Your orders')
    await agent.close()

    const { replay_id: replay } = await kernel.browsers.replays.start('agent')
    const ran = await kernel.browsers.playwright.execute('agent', {
      code: `await page.goto('http://${site.host}/'); return page.getByRole('heading').innerText()`,
    })
    expect(ran).toMatchObject({ success: true, result: 'Your orders' })
    await kernel.browsers.replays.stop(replay, { id: 'agent' })
    const film = await kernel.browsers.replays.download(replay, { id: 'agent' })
    expect((await film.arrayBuffer()).byteLength).toBeGreaterThan(1_000)

    await expect(kernel.browsers.create({ name: 'agent' })).rejects.toMatchObject({ status: 409 })
    await expect(kernel.browsers.create({ profile: { name: 'nobody' } })).rejects.toMatchObject({
      status: 404,
    })
    await kernel.browsers.deleteByID('agent')
    expect((await kernel.browsers.list()).items).toEqual([])
    expect(await statusOf(session.browser_live_view_url)).toBe(404)
  })

  it('ends the browsers of a worker that died', async () => {
    const { session_id: id } = await kernel.browsers.create({})
    expect((await kernel.browsers.list()).items).toHaveLength(1)
    await worker.kill()
    await expect
      .poll(async () => (await kernel.browsers.list()).items, { timeout: 15_000 })
      .toEqual([])
    await expect(kernel.browsers.retrieve(id)).rejects.toMatchObject({ status: 404 })
    const ended = await kernel.browsers.retrieve(id, { include_deleted: true })
    expect(ended).toHaveProperty('deleted_at')
  })
})
