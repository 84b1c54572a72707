import path from 'node:path'
import { startProgram } from './child.ts'

const folder = path.resolve(import.meta.dirname, '../../examples/customer-app')

/**
 * The customer app as a user starts it. Its page must have been built.
 * @param env - Where the backend and the sites are, and the API key. `port` @default a free one
 */
export async function startCustomerApp(env: {
  managedAuthUrl: string
  apiKey: string
  sitesPort: number
  port?: number
}): Promise<{ url: string; close(): Promise<void> }> {
  const program = await startProgram(['--import', 'tsx', 'server/main.ts'], {
    cwd: folder,
    env: {
      PORT: String(env.port ?? 0),
      MANAGED_AUTH_URL: env.managedAuthUrl,
      MANAGED_AUTH_API_KEY: env.apiKey,
      SITES_PORT: String(env.sitesPort),
    },
    until: /Northwind Agents (http:\S+)/,
  })
  return { url: program.ready[1] ?? '', close: program.close }
}
