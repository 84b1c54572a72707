import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The API key the backend and the customer app share on this machine: `MANAGED_AUTH_API_KEY` when
 * set, else one made at the first start and kept in a file only its owner can read.
 *
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
export const devApiKey = (file, env) => {
  if (env.MANAGED_AUTH_API_KEY) return env.MANAGED_AUTH_API_KEY
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const key = `sk_dev_${randomBytes(32).toString('base64url')}`
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${key}\n`, { mode: 0o600 })
    return key
  }
}
