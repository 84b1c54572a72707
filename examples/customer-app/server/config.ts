export interface Config {
  port: number
  managedAuthUrl: string
  apiKey: string
  sitesPort: number
}

/**
 * Reads the environment.
 *
 * @throws {Error} With one sentence that names the variable.
 */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const managedAuthUrl = env.MANAGED_AUTH_URL ?? 'http://localhost:8787'
  if (!URL.canParse(managedAuthUrl)) {
    throw new Error(`MANAGED_AUTH_URL must be an address like http://localhost:8787.`)
  }
  const apiKey = env.MANAGED_AUTH_API_KEY
  if (!apiKey) {
    throw new Error('MANAGED_AUTH_API_KEY is missing: the backend prints a key at its first start.')
  }
  return {
    port: portIn(env, 'PORT', 3000),
    managedAuthUrl,
    apiKey,
    sitesPort: portIn(env, 'SITES_PORT', 5170),
  }
}

const portIn = (env: NodeJS.ProcessEnv, name: string, fallback: number): number => {
  const port = Number(env[name] ?? fallback)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`${name} must be a port number from 0 to 65535, not "${env[name]}".`)
}
