import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import type { BrowserHost, HostedBrowser } from '../flows/browser-sessions/ports.ts'
import { BrowserError } from '../flows/login-page.ts'
import type { Upstream } from '../flows/proxies/ports.ts'
import { Secret } from '../flows/secret.ts'
import { createLiveWindow } from './live-window.ts'
import { noOtherWayOut, trustIn } from './ways-out.ts'

export interface BrowserHostOptions {
  executablePath: string
  /** Chromium cannot use its sandbox as root. @default switched off only for root */
  sandbox?: boolean | undefined
  openExit: (upstream?: Upstream) => Promise<{
    proxy: string
    opensTls?: { fingerprint: string } | undefined
    close(): Promise<void>
  }>
}

/**
 * Starts browsers for agents: a process and a folder each, since a client of the DevTools protocol
 * reaches everything in its process. Its state is put into the context that such a client finds.
 */
export function createBrowserHost(options: BrowserHostOptions): BrowserHost {
  const { executablePath, sandbox = process.getuid?.() !== 0, openExit } = options
  return {
    async open({ state, viewport, startUrl, upstream }) {
      const exit = await openExit(upstream)
      const folder = await mkdtemp(
        path.join(tmpdir(), `managed-auth-browser-${hostname()}-${process.pid}-`),
      )
      const tidyUp = async () => {
        await exit.close()
        await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      }
      try {
        const context = await chromium.launchPersistentContext(folder, {
          executablePath,
          chromiumSandbox: sandbox,
          args: [
            '--remote-debugging-port=0',
            '--disable-dev-shm-usage',
            '--disable-background-networking',
            ...noOtherWayOut,
            ...(exit.opensTls ? [trustIn(exit.opensTls.fingerprint)] : []),
          ],
          // Chromium passes a proxy by on loopback unless it is told not to.
          proxy: { server: exit.proxy, bypass: '<-loopback>' },
          acceptDownloads: false,
          viewport: viewport ?? { width: 1280, height: 800 },
          handleSIGINT: false,
          handleSIGTERM: false,
          handleSIGHUP: false,
        })
        if (state) await context.setStorageState(JSON.parse(state.reveal()))
        if (startUrl !== undefined) await open(context, startUrl)
        return hosted(context, await endpointOf(folder), tidyUp)
      } catch {
        await tidyUp()
        throw new BrowserError('browser_error', 'The browser could not be started.')
      }
    },
  }
}

function hosted(
  context: BrowserContext,
  endpoint: string,
  tidyUp: () => Promise<void>,
): HostedBrowser {
  const tidied = new Promise<void>((resolve, reject) => {
    context.once('close', () => tidyUp().then(resolve, reject))
  })
  // Whoever closes it hears of it; a browser that went away by itself has no one to tell.
  tidied.catch(() => undefined)
  return {
    endpoint,
    live: createLiveWindow(context),
    saveState: async () =>
      new Secret(JSON.stringify(await context.storageState({ indexedDB: true }))),
    onGone: (listener) => void context.once('close', listener),
    async close() {
      await context.close()
      await tidied
    },
  }
}

/** A page that does not come is not worth the browser: its client opens what it needs. */
async function open(context: BrowserContext, url: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url, { waitUntil: 'commit' }).catch(() => undefined)
}

/** Chromium writes down the port it took, and the path of its endpoint. */
async function endpointOf(folder: string): Promise<string> {
  const written = await readFile(path.join(folder, 'DevToolsActivePort'), 'utf8')
  const [port, place] = written.split('\n')
  return `ws://127.0.0.1:${port}${place}`
}
