import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, type Site, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadState } from '../support/download-state.ts'
import { launchChromium } from '../support/person.ts'
import { noteFillings } from './note-fillings.ts'
import { createTraveller } from './site-traveller.ts'

// Every login site of ours, by the official SDK: first what the site refuses, with its words, then
// the right values. Sites where nobody gets in end with the error code that says why.

/** What the engine cannot do yet, with what happens instead. Mending one fails its row here. */
const knownFaults: Record<string, string> = {}

const fillings = noteFillings()

let backend: RunningBackend
let running: RunningSites
let browser: Browser
let kernel: Kernel

beforeAll(async () => {
  running = await startSites({ slowMs: 4_000 })
  backend = await startBackend({}, fillings.wrap)
  browser = await launchChromium()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await browser.close()
  await backend.close()
  await running.close()
})

/** Opens the page behind the login with what the login saved, and looks for whose it is. */
const seesInside = async (site: Site, { profile_name }: { profile_name: string }) => {
  const saved = await downloadState(kernel, profile_name)
  const context = await browser.newContext({ storageState: await saved.json() })
  const page = await context.newPage()
  await page.goto(running.urlOf(site.name) + site.home)
  await page.getByText(site.account.fullName).first().waitFor()
  await context.close()
}

const open = sites.filter(({ ends }) => ends === undefined)
const walled = sites.filter(({ ends }) => ends !== undefined)
const rowsOf = (list: Site[], mended: boolean) =>
  list
    .filter(({ name }) => mended === !Object.hasOwn(knownFaults, name))
    .map((site) => ({ name: site.name, site }))

const logsIn = async (site: Site) => {
  const { connection, last, turnsLeft } = await createTraveller(kernel, running).travel(site)

  expect(last, last?.error_message ?? '').toMatchObject({
    flow_status: 'SUCCESS',
    post_login_url: running.urlOf(site.name) + site.home,
  })
  expect(turnsLeft).toBe(0)
  await seesInside(site, connection)
}

const endsAsDescribed = async (site: Site) => {
  const { last } = await createTraveller(kernel, running).travel(site)

  expect(last).toMatchObject({ flow_status: 'FAILED', error_code: site.ends })
}

describe.concurrent('login sites', () => {
  it.each(rowsOf(open, true))('$name is logged in to', ({ site }) => logsIn(site))
  it.each(rowsOf(walled, true))('$name says why not', ({ site }) => endsAsDescribed(site))
  it.fails.each(rowsOf(open, false))('$name is not logged in to yet', ({ site }) => logsIn(site))
  it.fails.each(rowsOf(walled, false))('$name does not say why not yet', ({ site }) =>
    endsAsDescribed(site),
  )
})

/** Where a password had to be typed, and why. `docs/filling.md` has the table for readers. */
const typed: Record<string, string> = { 'sonar.localhost': 'lost' }

it('fills in passwords by stand-ins on at least 95 of 100 sites', () => {
  const hosts = [...fillings.ways]
  const byHand = hosts.filter(([, ways]) => ways.at(-1) !== 'stand-in')
  const share = (hosts.length - byHand.length) / hosts.length
  process.stdout.write(
    `${hosts.length} hosts took a password, ${(share * 100).toFixed(1)} % by a stand-in. Typed: ${
      byHand.map(([host, ways]) => `${host} (${ways.join(', ')})`).join('; ') || 'none'
    }\n`,
  )

  expect(hosts.length).toBeGreaterThan(40)
  expect(share).toBeGreaterThanOrEqual(0.95)
  expect(Object.fromEntries(byHand.map(([host, ways]) => [host, ways.at(-1)]))).toEqual(typed)
})

it('lists only sites there are among the known faults', () => {
  const names = sites.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.keys(knownFaults)))
})
