import { freePort, type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import type { Browser } from 'playwright'
import { startCustomerApp } from './customer-app.ts'
import { launchChromium } from './person.ts'

/** Everything `npm start` starts, on free ports, and a Chromium for whoever looks at it. */
export interface Demo {
  sites: RunningSites
  backend: RunningBackend
  app: { url: string }
  browser: Browser
  /** The customer's own client. */
  kernel: Kernel
  close(): Promise<void>
}

export async function startDemo(): Promise<Demo> {
  const sites = await startSites()
  const port = await freePort()
  // Live views are framed only by pages the backend knows.
  const backend = await startBackend({ MANAGED_AUTH_RETURN_URLS: `http://localhost:${port}` })
  const app = await startCustomerApp({
    port,
    managedAuthUrl: backend.url,
    apiKey: backend.apiKey,
    sitesPort: sites.port,
  })
  const browser = await launchChromium()
  return {
    sites,
    backend,
    app,
    browser,
    kernel: new Kernel({ apiKey: backend.apiKey, baseURL: backend.url }),
    async close() {
      await browser.close()
      await app.close()
      await backend.close()
      await sites.close()
    },
  }
}
