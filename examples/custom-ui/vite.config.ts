import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const source = readFileSync(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')))

/** The mock's service worker, as MSW brings it: served while developing, copied into the build. */
const mockServiceWorker: Plugin = {
  name: 'mock-service-worker',
  configureServer({ middlewares }) {
    middlewares.use('/mockServiceWorker.js', (_, response) => {
      response.setHeader('content-type', 'text/javascript').end(source)
    })
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source })
  },
}

export default defineConfig({
  plugins: [react(), mockServiceWorker],
  // Most of it is the mock; an app that talks to a backend is a fraction of this.
  build: { target: 'es2022', chunkSizeWarningLimit: 1_000 },
})
