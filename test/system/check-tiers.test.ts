import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, type Site, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTraveller } from './site-traveller.ts'

// Every login site of ours that lets somebody in, checked while the session stands and after it has
// ended: the verdict must be right, and nearly always without a browser.

/** Of all checks. */
const withoutBrowserShare = 0.9
/** Logins at once. */
const travellers = 4

let running: RunningSites
let backend: RunningBackend
let kernel: Kernel
let browsersOpened = 0

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend({}, (browsers) => ({
    ...browsers,
    open: (options) => {
      browsersOpened += 1
      return browsers.open(options)
    },
  }))
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await running.close()
})

interface LoggedIn {
  site: Site
  id: string
}

async function logInEverywhere(): Promise<LoggedIn[]> {
  const waiting = sites.filter(({ ends }) => ends === undefined)
  const done: LoggedIn[] = []
  const { travel } = createTraveller(kernel, running)
  const work = async () => {
    for (let site = waiting.shift(); site; site = waiting.shift()) {
      const { connection, last } = await travel(site, { refusedFirst: false })
      expect(last?.flow_status, site.name).toBe('SUCCESS')
      await kernel.auth.connections.update(connection.id, { auto_reauth: false })
      done.push({ site, id: connection.id })
    }
  }
  await Promise.all(Array.from({ length: travellers }, work))
  return done
}

const checksOf = async (id: string) =>
  (await kernel.auth.connections.timeline(id, { type: 'health_check' })).getPaginatedItems()

/** @returns What a check found, and whether it took a browser. */
async function check(id: string): Promise<{ status: string; tookBrowser: boolean }> {
  const before = browsersOpened
  const known = (await checksOf(id)).length
  await kernel.post(`/auth/connections/${id}/health-check`)
  const found = await vi.waitFor(
    async () => {
      const checks = await checksOf(id)
      expect(checks).toHaveLength(known + 1)
      return checks[0]
    },
    { timeout: 60_000 },
  )
  return { status: found?.status ?? '', tookBrowser: browsersOpened > before }
}

/** Checks every login; each must be found to be as it is. */
async function checkAll(logins: LoggedIn[], truth: string) {
  const wrong: string[] = []
  const byBrowser: string[] = []
  for (const { site, id } of logins) {
    const { status, tookBrowser } = await check(id)
    if (status !== truth) wrong.push(`${site.name} (${tookBrowser ? 'browser' : 'no browser'})`)
    if (tookBrowser) byBrowser.push(site.name)
  }
  return { wrong, byBrowser }
}

it('knows who is logged in, nearly always without a browser', { timeout: 600_000 }, async () => {
  const logins = await logInEverywhere()
  const alive = await checkAll(logins, 'AUTHENTICATED')
  const { port } = running
  await running.close()
  // The sites come back with new keys: every session of theirs has ended.
  running = await startSites({ port })
  const over = await checkAll(logins, 'NEEDS_AUTH')

  const checks = 2 * logins.length
  const withBrowser = alive.byBrowser.length + over.byBrowser.length
  const byBrowser = `took a browser: ${[...alive.byBrowser, ...over.byBrowser].join(', ')}`
  expect({ alive: alive.wrong, over: over.wrong }).toEqual({ alive: [], over: [] })
  expect(1 - withBrowser / checks, byBrowser).toBeGreaterThanOrEqual(withoutBrowserShare)
})
