import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { devApiKey } from '../../scripts/start/dev-api-key.mjs'
import { checkPortsAreFree, portFrom } from '../../scripts/start/ports.mjs'
import { servicesOf } from '../../scripts/start/services.mjs'

describe('npm start', () => {
  it('names the variable when a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo

    const check = checkPortsAreFree([{ variable: 'SITES_PORT', port }])

    await expect(check).rejects.toThrow(`SITES_PORT=${port + 1} npm start`)
    other.close()
  })

  it('refuses a port that is none, and one port for two programs', async () => {
    expect(() => portFrom({ PORT: 'x' }, 'PORT', 1)).toThrow('PORT must be a port number')
    await expect(
      checkPortsAreFree([
        { variable: 'PORT', port: 8787 },
        { variable: 'SITES_PORT', port: 8787 },
      ]),
    ).rejects.toThrow('PORT and SITES_PORT are both 8787.')
  })

  it('makes its API key once, for its owner alone', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'managed-auth-key-'))
    const file = path.join(folder, 'data/dev-api-key')

    const key = devApiKey(file, {})

    expect(key.length).toBeGreaterThan(40)
    expect(devApiKey(file, {})).toBe(key)
    expect(devApiKey(file, { MANAGED_AUTH_API_KEY: 'mine' })).toBe('mine')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    rmSync(folder, { recursive: true })
  })

  it('hands the API key to the backend and the customer app, never to the sites', () => {
    const services = servicesOf({
      env: { MANAGED_AUTH_API_KEY: 'the key' },
      ports: { backend: 1, sites: 2, customerApp: 3 },
      apiKey: 'the key',
      dataDir: '/data',
      chromium: '/chromium',
    })

    const holders = services.filter(({ env }) => JSON.stringify(env).includes('the key'))

    expect(services).toHaveLength(3)
    expect(holders.map(({ name }) => name)).toEqual(['backend', 'customer app'])
  })
})
