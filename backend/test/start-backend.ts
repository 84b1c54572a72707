import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '../src/config.ts'
import type { Browsers, LoginPage } from '../src/flows/login-page.ts'
import { type ServerOptions, startServer } from '../src/server.ts'

export type { Browsers, LoginPage }

export interface RunningBackend {
  url: string
  apiKey: string
  close(): Promise<void>
}

/**
 * The whole backend on a free port: database in memory (or `DATABASE_URL`), a real Chromium,
 * private network allowed.
 * @param env - Settings on top, by their variable names.
 * @param wrapBrowsers - Stands between the flows and the browsers, to measure them.
 * @param outside - The world as the browsers find it: who answers to a name, which switches.
 */
export async function startBackend(
  env: Record<string, string> = {},
  wrapBrowsers?: (browsers: Browsers) => Browsers,
  outside: Pick<ServerOptions, 'resolve' | 'browserSwitches'> = {},
): Promise<RunningBackend> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'managed-auth-'))
  const apiKey = `sk_test_${randomBytes(24).toString('base64url')}`
  const config = readConfig({
    PORT: '0',
    MANAGED_AUTH_API_KEY: apiKey,
    MANAGED_AUTH_DATA_DIR: dataDir,
    MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
    MANAGED_AUTH_LOG_LEVEL: 'silent',
    ...(process.env.CHROMIUM_PATH && { CHROMIUM_PATH: process.env.CHROMIUM_PATH }),
    ...env,
  })
  const server = await startServer(config, {
    inMemory: true,
    ...(wrapBrowsers && { wrapBrowsers }),
    ...outside,
  })
  return {
    url: server.url,
    apiKey,
    async close() {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
