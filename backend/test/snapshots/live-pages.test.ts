import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBrowsers } from '../../src/browser/create-browsers.ts'
import { findChromium } from '../../src/browser/find-chromium.mjs'
import { interpret } from '../../src/flows/interpret/interpret.ts'
import type { Browsers, LoginPage } from '../../src/flows/login-page.ts'
import type { Snapshot } from '../../src/flows/snapshot.ts'
import { pageNames, servePages } from '../serve-pages.ts'
import type { TestServer } from '../start-server.ts'
import { summaryOf } from '../summary.ts'
import { expected } from './expected.ts'

let browsers: Browsers
let pages: TestServer
let page: LoginPage

beforeAll(async () => {
  pages = await servePages()
  browsers = createBrowsers({ executablePath: findChromium(process.env) ?? '' })
  page = await browsers.open({ allowsHost: async () => true })
})
afterAll(async () => {
  await browsers.close()
  await pages.close()
})

async function look(name: string): Promise<Snapshot> {
  await page.goto(pages.url(`/${name}`))
  return page.observe()
}

// The saved snapshots are what `observe` saw once; this is what it sees today.
it.each(pageNames)('sees the same on %s in a browser as in the saved snapshot', async (name) => {
  const { after, ...summary } = expected[name] ?? { sees: 'unclear' as const }
  const context = after === undefined ? {} : { before: await look(after), justSubmitted: true }
  const snapshot = await look(name)

  expect(summaryOf(interpret(snapshot, context), snapshot)).toEqual(summary)
})
