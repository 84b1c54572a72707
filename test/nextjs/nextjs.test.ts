import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWhatIsStale, libraryBuild } from '../../scripts/setup/builds.mjs'
import { pack } from '../package/pack.ts'
import { startProgram } from '../support/child.ts'
import { launchChromium } from '../support/person.ts'

// The example as a customer has it: the packed library and Next.js from the registry, a production
// build, a real login.

const root = path.resolve(import.meta.dirname, '../..')

/** Next.js is no dependency of this repository: it comes from the registry, when that answers. */
function registryAnswers(): boolean {
  try {
    execFileSync('npm', ['view', 'next', 'version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
const online = registryAnswers()
const title = `the Next.js example${online ? '' : ': SKIPPED, the npm registry does not answer'}`

describe.skipIf(!online)(title, () => {
  let folder: string
  let running: RunningSites
  let backend: RunningBackend
  let browser: Browser
  let app: { url: string; close(): Promise<void> }

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'managed-auth-nextjs-')))
    await buildWhatIsStale(() => {}, [libraryBuild])
    const tarball = pack(root, folder)
    const example = path.join(folder, 'app')
    cpSync(path.join(root, 'examples/nextjs'), example, {
      recursive: true,
      filter: (file) => !/\/(node_modules|\.next)$/.test(file),
    })
    const manifestFile = path.join(example, 'package.json')
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
    manifest.dependencies['@managed-auth/react'] = `file:${tarball.path}`
    writeFileSync(manifestFile, JSON.stringify(manifest))

    const quiet: ExecFileSyncOptions = { cwd: example, stdio: ['ignore', 'ignore', 'inherit'] }
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], quiet)
    const next = path.join(example, 'node_modules/next/dist/bin/next')
    const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const
    execFileSync(process.execPath, [next, 'build'], { ...quiet, env: { ...process.env, ...env } })

    running = await startSites()
    backend = await startBackend()
    browser = await launchChromium()
    const program = await startProgram([next, 'start', '--port', '0'], {
      cwd: example,
      env: {
        ...env,
        MANAGED_AUTH_URL: backend.url,
        MANAGED_AUTH_API_KEY: backend.apiKey,
        SUGGESTED_SITE: running.hostOf('harbor'),
      },
      until: /Local:\s+(http:\S+)/,
    })
    app = { url: program.ready[1] ?? '', close: program.close }
  }, 600_000)

  afterAll(async () => {
    await app?.close()
    await browser?.close()
    await backend?.close()
    await running?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it("logs in through the app's own origin, without a word in the console", async () => {
    const [harbor] = sites
    const page = await browser.newPage()
    const complaints: string[] = []
    const asked = new Set<string>()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('request', (request) => asked.add(new URL(request.url()).origin))

    await page.goto(app.url)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('E-mail').fill(harbor?.account.identifier ?? '')
    await page.getByLabel('Password', { exact: true }).fill(harbor?.account.password ?? '')
    await page.keyboard.press('Enter')
    await page.getByText(`Ready to work at ${running.hostOf('harbor')}`).waitFor()

    expect([...asked]).toEqual([new URL(app.url).origin])
    expect(complaints).toEqual([])
    await page.close()
  })

  it.each([
    ['GET', 'auth/connections'],
    ['GET', 'profiles'],
    ['POST', 'auth/connections/ma_1/login'],
    ['GET', 'auth/connections/../../profiles'],
  ])('passes on nothing but the session endpoints: %s %s', async (method, path) => {
    const { status } = await fetch(`${app.url}/api/managed-auth/${path}`, { method })

    expect(status).toBe(404)
  })
})
