import { createServer } from 'node:http'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Kernel } from '@onkernel/sdk'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createConnections } from './connections.ts'
import { createCredentialHandlers } from './credentials.ts'
import { listDemoSites } from './demo-sites.ts'
import { findChromium } from './find-chromium.ts'
import { createOperations } from './operations.ts'
import { createProofs } from './proofs.ts'

const start = () => {
  const { port, managedAuthUrl, apiKey, sitesPort } = readConfig(process.env)
  const profileName = 'demo-user'
  const proofs = createProofs(findChromium(process.env))
  const client = new Kernel({ apiKey, baseURL: managedAuthUrl })
  const connections = createConnections({
    client,
    managedAuthUrl,
    profileName,
    listDemoSites: () => listDemoSites(sitesPort),
  })
  const credentials = createCredentialHandlers({ apiKey, managedAuthUrl, profileName })
  const operations = createOperations({ client, apiKey, managedAuthUrl })
  const webDir = path.join(import.meta.dirname, '../dist')
  const app = createApp({ connections, proofs, credentials, operations, managedAuthUrl, webDir })

  const server = createServer(getRequestListener(app.fetch))
  server.once('error', (error) => {
    console.error(`The customer app cannot listen on port ${port}: ${error.message}`)
    process.exitCode = 1
  })
  server.listen(port, 'localhost', () => {
    const address = server.address()
    const taken = typeof address === 'object' && address ? address.port : port
    console.log(`Northwind Agents http://localhost:${taken}`)
  })

  const stop = () => {
    server.close()
    server.closeAllConnections()
    void proofs.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

try {
  start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
