import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import type { BrowserError } from '../flows/login-page.ts'
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

it('names the setting when there is no browser to start, and opens nothing once closed', async () => {
  const missing = createBrowsers({ executablePath: '/nowhere/chromium' })
  const failure = await missing.open({ allowsHost }).catch((error: BrowserError) => error)
  expect(failure).toMatchObject({ code: 'browser_error' })
  expect(String(failure)).toContain('CHROMIUM_PATH')

  await missing.close()
  await expect(missing.open({ allowsHost })).rejects.toMatchObject({ code: 'browser_error' })
})
