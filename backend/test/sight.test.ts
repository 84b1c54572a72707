import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seeList } from '../bin/see-list.ts'
import type { UnreadPage } from '../bin/see-page.ts'
import type { PageSight } from '../bin/sight-of.ts'
import { findChromium } from '../src/browser/find-chromium.mjs'

const command = join(import.meta.dirname, '../bin/sight')
const executablePath = findChromium(process.env) ?? ''
const saved = (name: string) => join(import.meta.dirname, 'pages', `${name}.html`)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sight-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const sight = (...args: string[]): Promise<{ code: number; output: string; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, output, said) => {
      resolve({ code: error ? Number(error.code) : 0, output, said })
    })
  })

it('prints what a saved page asks for', { timeout: 30_000 }, async () => {
  const { code, output } = await sight(saved('one-page-en'))
  const seen: PageSight = JSON.parse(output)

  expect(code).toBe(0)
  expect(seen.state).toBe('login')
  expect(seen.fields.map(({ selector, type, form_kind }) => [selector, type, form_kind])).toEqual([
    ['#email', 'identifier', 'login'],
    ['#password', 'password', 'login'],
  ])
  expect(seen.submit?.label).toBe('Sign in')
  expect(seen.evidence).toContain('submit-login')
})

it('gives a line a page, also for pages that fail', { timeout: 60_000 }, async () => {
  const endless = join(folder, 'leads-away.html')
  writeFileSync(endless, '<title>Kept</title><script>location = "http://elsewhere.test/"</script>')
  const list = join(folder, 'list')
  const sources = [saved('sign-up-only'), join(folder, 'missing.html'), endless, saved('code-sms')]
  writeFileSync(list, `# saved pages\n${sources.join('\n')}\n`)

  const { code, output } = await sight('--batch', list)
  const [signUp, missing, kept, sms] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

  expect(code).toBe(0)
  expect(signUp.fields).toEqual([])
  expect(signUp.forms[0].kind).toBe('sign-up')
  expect(missing).toEqual({ source: sources[1], error: expect.stringContaining('NOT_FOUND') })
  expect(kept.title).toBe('Kept')
  expect(sms.fields[0]).toMatchObject({ type: 'code', linked_mfa: 'sms' })
})

it('reads the pages beside one that takes the browser down', { timeout: 60_000 }, async () => {
  let started = 0
  const launch = () => {
    started += 1
    return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  }
  const doomed = async () => {
    const browser = await launch()
    // As when a page takes the process down: in the midst of the first pages.
    if (started === 1) setImmediate(() => void browser.close())
    return browser
  }
  const sources = ['sign-up-only', 'code-sms', 'one-page-en'].map(saved)

  const seen: (PageSight | UnreadPage)[] = []
  for await (const one of seeList(sources, { launch: doomed, atOnce: 3 })) seen.push(one)

  expect(seen.map((one) => ('error' in one ? one.error : one.state))).toEqual([
    'landing',
    'code',
    'login',
  ])
  expect(started).toBeGreaterThan(1)
})

it('reads a saved page as it was written, not as it declares itself', {
  timeout: 30_000,
}, async () => {
  const page = join(folder, 'declared-wrong.html')
  const form = '<form><label>Логин <input name="a"></label><input type="password" name="b"></form>'
  writeFileSync(page, `<meta charset="windows-1251"><title>Вход</title>${form}`)

  const { output } = await sight(page)
  const seen: PageSight = JSON.parse(output)

  expect(seen.title).toBe('Вход')
  expect(seen.fields.map(({ label, type }) => `${type}: ${label}`)).toEqual([
    'identifier: Логин',
    'password: Password',
  ])
})

it('finds the login after menus of any length', { timeout: 30_000 }, async () => {
  const page = join(folder, 'long-menus.html')
  const menus = Array.from({ length: 1_500 }, (_, at) => `<a href="/${at}">Aisle ${at}</a> `)
  const form =
    '<form><input name="user"><input type="password" name="secret"><button>Go</button></form>'
  writeFileSync(page, `${menus.join('')}${form}`)

  const { output } = await sight(page)
  const seen: PageSight = JSON.parse(output)

  expect(seen.fields.map(({ name }) => name)).toEqual(['user', 'secret'])
  expect(seen.submit?.label).toBe('Go')
})

it('looks at a saved page whose script never ends without its scripts', {
  timeout: 60_000,
}, async () => {
  const page = join(folder, 'endless-script.html')
  const form = '<form><input name="user"><input type="password" name="secret"></form>'
  writeFileSync(page, `<title>Kept</title>${form}<script>for (;;);</script>`)

  const { code, output } = await sight(page)
  const seen: PageSight = JSON.parse(output)

  expect(code).toBe(0)
  expect(seen.fields.map(({ name }) => name)).toEqual(['user', 'secret'])
})

it.each([[[]], [['a.html', 'b.html']], [['--all']], [['--batch', '/nowhere/at/all']]])(
  'explains itself after %j',
  { timeout: 30_000 },
  async (args) => {
    const { code, said } = await sight(...args)

    expect(code).toBe(2)
    expect(said).not.toBe('')
  },
)
