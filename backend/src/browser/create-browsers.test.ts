import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { startSite } from '../../test/start-site.ts'
import type { BrowserError, ProfileState } from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import { createBrowsers } from './create-browsers.ts'
import { findChromium } from './find-chromium.mjs'

const executablePath = findChromium(process.env) ?? ''
const allowsHost = async () => true

/** Browsers started by this process; their helpers carry a `--type`. */
function browserProcesses({ withHelpers = false } = {}): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().trim().split('\n')
  const below = new Set([String(process.pid)])
  const rows = lines.map((line) => line.trim().split(/\s+/))
  for (const [pid = '', ppid = ''] of rows) if (below.has(ppid)) below.add(pid)
  return rows
    .filter(([pid = '', , program]) => below.has(pid) && program === executablePath)
    .filter((row) => withHelpers || !row.some((word) => word.startsWith('--type=')))
    .map(([pid]) => Number(pid))
}

it('starts one process for all pages, with the first of them, and leaves none behind', async () => {
  const browsers = createBrowsers({ executablePath })
  expect(browserProcesses()).toEqual([])

  await Promise.all([browsers.open({ allowsHost }), browsers.open({ allowsHost })])
  await browsers.open({ allowsHost })
  expect(browserProcesses()).toHaveLength(1)

  await browsers.close()
  expect(browserProcesses({ withHelpers: true })).toEqual([])
})

it('survives the death of its browser: the page fails, the next one works', async () => {
  const browsers = createBrowsers({ executablePath })
  const page = await browsers.open({ allowsHost })
  for (const pid of browserProcesses()) process.kill(pid, 'SIGKILL')

  await expect(page.goto('data:text/html,one')).rejects.toMatchObject({ code: 'browser_error' })
  await page.close()
  const next = await browsers.open({ allowsHost })
  await next.goto('data:text/html,<title>two</title>')

  expect((await next.observe()).title).toBe('two')
  await browsers.close()
})

it('keeps the contexts of two pages apart', async () => {
  const browsers = createBrowsers({ executablePath })
  const one = await browsers.open({ allowsHost })
  const other = await browsers.open({ allowsHost })

  await one.goto('data:text/html,<title>one</title>')
  await other.goto('data:text/html,<title>other</title>')

  expect((await one.observe()).title).toBe('one')
  expect((await other.observe()).title).toBe('other')
  await browsers.close()
})

it('gives each login a page that nobody used before, though one stood ready', async () => {
  const site = await startSite({
    '/': '<title>empty</title>',
    '/fill': `<script>document.cookie = 'a=1'; localStorage.a = 1; document.title = 'filled'</script>`,
  })
  const browsers = createBrowsers({ executablePath })
  const visit = async (path: string, state?: ProfileState) => {
    const page = await browsers.open({ allowsHost, state })
    await page.goto(site.url(path))
    const left = await page.saveState()
    await page.close()
    return left
  }
  const cookiesOf = (state: ProfileState) => JSON.parse(state.reveal()).cookies.length

  const empty = await visit('/')
  const filled = await visit('/fill')
  const again = await visit('/')
  const restored = await visit('/', filled)
  const cookies = { ...JSON.parse(filled.reveal()), origins: [] }
  const light = await visit('/', new Secret(JSON.stringify(cookies)))
  await browsers.close()
  await site.close()

  expect([empty, filled, again, light].map(cookiesOf)).toEqual([0, 1, 0, 1])
  expect(again.reveal()).toBe(empty.reveal())
  expect(restored.reveal()).toBe(filled.reveal())
})

it('lets a page that stood ready go only where its own login may', async () => {
  const site = await startSite({ '/': '<title>there</title>' })
  const browsers = createBrowsers({ executablePath })
  const open = async (allowed: boolean) => {
    const page = await browsers.open({ allowsHost: async () => allowed })
    const verdict = await page.goto(site.url('/')).then(
      () => 'there',
      (error: BrowserError) => error.code,
    )
    await page.close()
    return verdict
  }

  const verdicts = [await open(true), await open(false), await open(true)]
  await browsers.close()
  await site.close()

  expect(verdicts).toEqual(['there', 'domain_not_allowed', 'there'])
})

it('opens another page when the one that stood ready has died', async () => {
  const browsers = createBrowsers({ executablePath })
  const [one, other] = await Promise.all([
    browsers.open({ allowsHost }),
    browsers.open({ allowsHost }),
  ])
  await one.close()
  for (const pid of browserProcesses()) process.kill(pid, 'SIGKILL')
  await expect(other.goto('data:text/html,one')).rejects.toMatchObject({ code: 'browser_error' })

  const page = await browsers.open({ allowsHost })
  await page.goto('data:text/html,<title>two</title>')

  expect((await page.observe()).title).toBe('two')
  await browsers.close()
})

it('names the setting when there is no browser to start, and opens nothing once closed', async () => {
  const missing = createBrowsers({ executablePath: '/nowhere/chromium' })
  const failure = await missing.open({ allowsHost }).catch((error: BrowserError) => error)
  expect(failure).toMatchObject({ code: 'browser_error' })
  expect(String(failure)).toContain('CHROMIUM_PATH')

  await missing.close()
  await expect(missing.open({ allowsHost })).rejects.toMatchObject({ code: 'browser_error' })
})
