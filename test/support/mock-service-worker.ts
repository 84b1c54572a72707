import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** Serves MSW's service worker, as it is installed, to the pages of browser tests. */
export const mockServiceWorker = (): Plugin => ({
  name: 'mock-service-worker',
  configureServer({ middlewares }) {
    const file = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'))
    middlewares.use('/mockServiceWorker.js', async (_, response) => {
      response.setHeader('content-type', 'text/javascript').end(await readFile(file))
    })
  },
})
