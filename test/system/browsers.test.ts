import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel, { ConflictError, NotFoundError, RateLimitError } from '@onkernel/sdk'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { downloadState } from '../support/download-state.ts'
import { createTraveller } from './site-traveller.ts'

// An agent's browser: created by the official SDK, used by a Playwright nobody told about us.

let backend: RunningBackend
let running: RunningSites
let kernel: Kernel
let profile: string

const harbor = () => {
  const site = sites.find(({ name }) => name === 'harbor')
  if (!site) throw new Error('There is no site harbor.')
  return site
}

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend({
    MANAGED_AUTH_MOST_BROWSERS: '2',
    // Also where tests run without the right to make namespaces.
    MANAGED_AUTH_SCRIPTS: 'process',
  })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url, maxRetries: 0 })
  const { connection } = await createTraveller(kernel, running).travel(harbor(), {
    refusedFirst: false,
  })
  profile = connection.profile_name
})
afterAll(async () => {
  await backend.close()
  await running.close()
})

/** Uses a browser the way an agent does, and ends it. */
async function use<T>(
  params: Kernel.BrowserCreateParams,
  work: (browser: Browser, session: Kernel.BrowserCreateResponse) => Promise<T>,
): Promise<T> {
  const session = await kernel.browsers.create(params)
  const browser = await chromium.connectOverCDP(session.cdp_ws_url)
  try {
    return await work(browser, session)
  } finally {
    await browser.close()
    await kernel.browsers.deleteByID(session.session_id)
  }
}

const pageOf = async (browser: Browser) => {
  const [context] = browser.contexts()
  if (!context) throw new Error('The browser has no context.')
  return context.pages()[0] ?? context.newPage()
}

it('is logged in already, and the password is nowhere in it', async () => {
  await use({ profile: { name: profile } }, async (browser, session) => {
    expect(session).toMatchObject({ headless: true, profile: { name: profile } })
    const page = await pageOf(browser)
    await page.goto(running.urlOf('harbor'))
    await expect.poll(() => page.content()).toContain(harbor().account.fullName)

    const state = await page.context().storageState({ indexedDB: true })
    expect(JSON.stringify(state)).not.toContain(harbor().account.password)
  })
})

it('knows nobody without a profile', async () => {
  await use({ start_url: running.urlOf('harbor') }, async (browser) => {
    const page = await pageOf(browser)
    expect(page.url()).toContain(running.hostOf('harbor'))
    expect(await page.content()).not.toContain(harbor().account.fullName)
  })
})

it('writes what it holds to the profile only when that was wished', async () => {
  const { id } = await kernel.profiles.create({ name: 'kept-by-agent' })
  const visit = (save_changes: boolean, value: string) =>
    use({ profile: { id, save_changes } }, async (browser) => {
      const page = await pageOf(browser)
      await page.goto(running.urlOf('harbor'))
      await page.evaluate((text) => localStorage.setItem('agent', text), value)
    })
  const saved = async () => {
    const response = await downloadState(kernel, id)
    return response.status === 202 ? 'nothing' : JSON.stringify(await response.json())
  }

  await visit(false, 'not kept')
  expect(await saved()).toBe('nothing')
  await visit(true, 'kept')
  expect(await saved()).toContain('"kept"')
})

it('hands a profile out as a folder for a browser of one’s own, packed', async () => {
  const download = async (format?: 'tar' | 'tar.zst') => {
    const response = await kernel.profiles.download(profile, format && { format })
    const bytes = Buffer.from(await response.arrayBuffer())
    return { type: response.headers.get('content-type'), bytes }
  }

  const packed = await download()
  expect(packed.type).toBe('application/zstd')
  // RFC 8878 3.1.1: how every frame begins.
  expect(packed.bytes.readUInt32LE(0)).toBe(0xfd2fb528)
  expect((await download('tar.zst')).type).toBe('application/zstd')
  const tar = await download('tar')
  expect(tar.type).toBe('application/x-tar')
  for (const name of ['storage-state.json', 'Default/Cookies']) {
    expect(tar.bytes.includes(`${name}\0`), name).toBe(true)
  }
  expect(tar.bytes.includes(harbor().account.password)).toBe(false)
  await expect(kernel.profiles.download(profile, {}, { query: { format: 'zip' } })).rejects.toThrow(
    'format',
  )
})

it('keeps its client within pages: no file, no other browser, no end of its own', async () => {
  await use({}, async (browser) => {
    const page = await pageOf(browser)
    await expect(page.goto('file:///etc/passwd')).rejects.toThrow('Only addresses of the web')
    await page.setContent('<input type="file"><a href="file:///etc/passwd">x</a>')
    await page.getByRole('link').click()
    expect(page.url()).toBe('about:blank')
    const session = await browser.newBrowserCDPSession()
    await expect(session.send('Browser.close')).rejects.toThrow('DELETE /browsers')
    await expect(
      session.send('Target.createBrowserContext', { proxyServer: 'http://10.0.0.1' }),
    ).rejects.toThrow('proxy_id')
  })
})

it('runs a script that is logged in, within the same bounds', async () => {
  const { session_id: id } = await kernel.browsers.create({ profile: { name: profile } })
  const run = (code: string) => kernel.browsers.playwright.execute(id, { code, timeout_sec: 30 })
  try {
    const outcome = await run(`
      await page.goto(${JSON.stringify(running.urlOf('harbor'))})
      const name = page.getByText(${JSON.stringify(harbor().account.fullName)}).first()
      await name.waitFor()
      console.log('at', page.url())
      return { state: await context.storageState(), environment: process.env }`)
    expect(outcome).toMatchObject({ success: true, stdout: expect.stringContaining('at http') })
    expect(JSON.stringify(outcome)).not.toContain(harbor().account.password)

    // It goes on where the last one ended.
    expect((await run('return page.url()')).result).toContain(running.hostOf('harbor'))
    const outside = await run('await page.goto("file:///etc/passwd")')
    expect(outside).toMatchObject({ success: false, error: expect.stringContaining('of the web') })
  } finally {
    await kernel.browsers.deleteByID(id)
  }
  await expect(run('return 1')).rejects.toThrow(NotFoundError)
  await expect(kernel.browsers.playwright.execute(id, { code: '' })).rejects.toThrow('code')
})

it('opens to nobody without its token, and to nobody after its end', async () => {
  const session = await kernel.browsers.create({})
  const url = new URL(session.cdp_ws_url)
  url.searchParams.set('token', `${url.searchParams.get('token')}x`)
  await expect(chromium.connectOverCDP(url.href)).rejects.toThrow('401')
  await expect(chromium.connectOverCDP(session.webdriver_ws_url)).rejects.toThrow('404')

  await kernel.browsers.deleteByID(session.session_id)
  await expect(chromium.connectOverCDP(session.cdp_ws_url)).rejects.toThrow('401')
})

it('is listed, found, renamed and tagged; ended ones only when asked for', async () => {
  const { session_id: id } = await kernel.browsers.create({ name: 'agent-1', tags: { team: 'x' } })
  await expect(kernel.browsers.create({ name: 'agent-1' })).rejects.toThrow(ConflictError)
  await kernel.browsers.update('agent-1', { name: 'agent-2' })
  expect((await kernel.browsers.retrieve('agent-2')).session_id).toBe(id)
  const listed = async (query: Kernel.BrowserListParams) =>
    (await kernel.browsers.list(query)).items.map((item) => item.session_id)
  expect(await listed({ tags: { team: 'x' } })).toEqual([id])
  expect(await listed({ tags: { team: 'y' } })).toEqual([])

  await kernel.browsers.deleteByID(id)
  await expect(kernel.browsers.retrieve(id)).rejects.toThrow(NotFoundError)
  expect(await kernel.browsers.retrieve(id, { include_deleted: true })).toHaveProperty('deleted_at')
  expect(await listed({})).not.toContain(id)
  expect(await listed({ status: 'deleted' })).toContain(id)
})

it('runs as many as the server allows, and refuses what it does not know', async () => {
  const both = await Promise.all([kernel.browsers.create({}), kernel.browsers.create({})])
  await expect(kernel.browsers.create({})).rejects.toThrow(RateLimitError)
  await Promise.all(both.map(({ session_id: id }) => kernel.browsers.deleteByID(id)))

  await expect(kernel.browsers.create({ profile: { name: 'nobody' } })).rejects.toThrow(
    NotFoundError,
  )
  await expect(kernel.browsers.create({ profile: { save_changes: true } })).rejects.toThrow(
    'save_changes',
  )
  await expect(kernel.browsers.create({ start_url: 'file:///etc/passwd' })).rejects.toThrow(
    'start_url',
  )
})
