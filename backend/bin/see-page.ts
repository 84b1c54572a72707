import { isAscii, isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { waitForQuiet } from '../src/browser/in-page/quiet.ts'
import { calling } from '../src/browser/in-page/source.ts'
import { observePage } from '../src/browser/observe-page.ts'
import { openShadows } from '../src/browser/open-shadows.ts'
import { type PageSight, sightOf } from './sight-of.ts'

/** A page that could not be read; the message names no content of it. */
export interface UnreadPage {
  source: string
  error: string
}

/** Everything about one page ends here: a page that loads for ever must not stop the rest. */
const mostMs = 30_000

/** How much of that a saved page has before its scripts are left out. */
const mostScriptMs = 15_000

/** What has not come by then (a picture, a frame) is left out. */
const loadMs = 5_000

/** What is still moving after this long is looked at as it is. */
const restlessMs = 2_000

/**
 * Opens a page in a context of its own, looks at it once and closes it. A saved page whose scripts
 * never end or break it is looked at once more without them. Never throws.
 */
export async function seePage(browser: Browser, source: string): Promise<PageSight | UnreadPage> {
  const isSaved = !/^https?:/i.test(source)
  const first = await seeOnce(browser, source, { mostMs: isSaved ? mostScriptMs : mostMs })
  if (!isSaved || !('error' in first) || !browser.isConnected()) return first
  return seeOnce(browser, source, { mostMs: mostMs - mostScriptMs, javaScriptEnabled: false })
}

async function seeOnce(
  browser: Browser,
  source: string,
  { mostMs, javaScriptEnabled = true }: { mostMs: number; javaScriptEnabled?: boolean },
): Promise<PageSight | UnreadPage> {
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
      javaScriptEnabled,
    })
    // A saved page is read as it was saved: nothing is fetched, and no script leads elsewhere.
    const address = isAddress ? source : pathToFileURL(resolve(source)).href
    if (!isAddress) {
      await context.route(/^https?:/i, refuse)
      await readAsWritten(context, resolve(source), address)
    }
    await context.addInitScript({ content: openShadows })
    const page = await context.newPage()
    return await Promise.race([look(page, address, source, javaScriptEnabled), tooLong])
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

/**
 * Who saves a page writes it in UTF-8, whatever the page declared where it came from, and Chromium
 * believes the declaration.
 */
async function readAsWritten(context: BrowserContext, path: string, address: string) {
  if (!/\.html?$/i.test(path)) return
  // A file that cannot be read is the browser's to complain about.
  const body = await readFile(path).catch(() => undefined)
  if (!body || isAscii(body) || !isUtf8(body)) return
  const contentType = 'text/html; charset=utf-8'
  await context.route(
    ({ href }) => href === address,
    (route) => route.fulfill({ body, contentType }),
  )
}

async function look(
  page: Page,
  address: string,
  source: string,
  moves: boolean,
): Promise<PageSight> {
  await page.goto(address, { waitUntil: 'commit', timeout: mostMs })
  // A document whose script tried to leave never says that it has loaded.
  await page.waitForLoadState('load', { timeout: loadMs }).catch(() => undefined)
  const quiet = { quietMs: 60, firstMs: 60, mostMs: restlessMs }
  // Without scripts nothing moves, and no timer of ours runs either. When the page went elsewhere
  // meanwhile, what it shows now is what counts.
  if (moves) await page.evaluate(calling(waitForQuiet, quiet)).catch(() => undefined)
  const observation = await observePage(page)
  const sight = sightOf(source, observation.snapshot)
  observation.dispose()
  return sight
}
