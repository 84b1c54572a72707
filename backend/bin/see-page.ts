import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { waitForQuiet } from '../src/browser/in-page/quiet.ts'
import { calling } from '../src/browser/in-page/source.ts'
import { observePage } from '../src/browser/observe-page.ts'
import { type PageSight, sightOf } from './sight-of.ts'

/** A page that could not be read; the message names no content of it. */
export interface UnreadPage {
  source: string
  error: string
}

/** Everything about one page ends here: a page that loads for ever must not stop the rest. */
const mostMs = 30_000

/** What has not come by then (a picture, a frame) is left out. */
const loadMs = 5_000

/** What is still moving after this long is looked at as it is. */
const restlessMs = 2_000

/** Opens a page in a context of its own, looks at it once and closes it. Never throws. */
export async function seePage(browser: Browser, source: string): Promise<PageSight | UnreadPage> {
  const isAddress = /^https?:/i.test(source)
  let timer: NodeJS.Timeout | undefined
  let context: BrowserContext | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The page took longer than ${mostMs} ms.`)), mostMs)
  })
  try {
    context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      acceptDownloads: false,
    })
    // A saved page is read as it was saved: nothing is fetched, and no script leads elsewhere.
    if (!isAddress) await context.route(/^https?:/i, refuse)
    const page = await context.newPage()
    const address = isAddress ? source : pathToFileURL(resolve(source)).href
    return await Promise.race([look(page, address, source), tooLong])
  } catch (error) {
    const [reason = 'The page could not be read.'] = String(error).split('\n')
    return { source, error: reason.replace(/^Error: /, '') }
  } finally {
    clearTimeout(timer)
    await context?.close().catch(() => undefined)
  }
}

/** To a document that has no content a browser stays where it is; an aborted one it waits for. */
const refuse = (route: Route) =>
  route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('aborted')

async function look(page: Page, address: string, source: string): Promise<PageSight> {
  await page.goto(address, { waitUntil: 'commit', timeout: mostMs })
  // A document whose script tried to leave never says that it has loaded.
  await page.waitForLoadState('load', { timeout: loadMs }).catch(() => undefined)
  const quiet = { quietMs: 60, firstMs: 60, mostMs: restlessMs }
  // The page went elsewhere meanwhile: what it shows now is what counts.
  await page.evaluate(calling(waitForQuiet, quiet)).catch(() => undefined)
  const observation = await observePage(page)
  const sight = sightOf(source, observation.snapshot)
  observation.dispose()
  return sight
}
