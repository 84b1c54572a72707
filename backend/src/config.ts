import path from 'node:path'
import * as z from 'zod'
import { findChromium } from './browser/find-chromium.mjs'
import { Secret } from './flows/secret.ts'
import { parseRootKey } from './vault/root-key.ts'
import { sealForms } from './vault/sealed-text.ts'

/** A setting that cannot be used. The message names the variable and what it takes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')

const webAddress = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))

/** A proxy network, with `{country}` and the like where an exit's place is said. It may hold a password. */
const proxyAddress = z.string().regex(/^(https?|socks5):\/\/\S+$/)
const gatewayTakes = 'an address like http://user-{country}:password@gateway.example:8000'

/** `https://app.example.com` or `myapp://`: everything that begins so may be returned to. */
const returnAddresses = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every((entry) => /^[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(entry)))

const rootKey = z.string().transform((text, context) => {
  try {
    return parseRootKey(new Secret(text))
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : 'it cannot be read')
    return z.NEVER
  }
})

/** Every variable, what it takes in words, and its reader. An empty one counts as absent. */
const variables = {
  PORT: [z.coerce.number().int().min(0).max(65_535), 'a port from 0 to 65535'],
  HOST: [z.string().min(1), 'a host name or address to listen on'],
  MANAGED_AUTH_API_KEY: [z.string().min(20), 'at least 20 characters'],
  MANAGED_AUTH_DATA_DIR: [z.string().min(1), 'a folder'],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    'an address like postgres://user@host/name',
  ],
  MANAGED_AUTH_MASTER_KEY: [rootKey, '32 bytes in base64 (openssl rand -base64 32)'],
  MANAGED_AUTH_NEXT_MASTER_KEY: [rootKey, '32 bytes in base64 (openssl rand -base64 32)'],
  MANAGED_AUTH_API_SECRET: [rootKey, '32 bytes in base64 (openssl rand -base64 32)'],
  MANAGED_AUTH_AT_REST_SUITE: [z.enum(sealForms), '"aes-256-gcm" or "fernet"'],
  MANAGED_AUTH_PUBLIC_URL: [webAddress, 'an http or https address'],
  MANAGED_AUTH_BROWSERS_URL: [webAddress, 'an http or https address'],
  MANAGED_AUTH_ROLE: [z.enum(['all', 'api', 'worker']), '"all", "api" or "worker"'],
  MANAGED_AUTH_WORKER_FLOWS: [z.coerce.number().int().min(1).max(10_000), '1 to 10000'],
  MANAGED_AUTH_WORKER_CHECKS: [z.coerce.number().int().min(1).max(1_000), '1 to 1000'],
  MANAGED_AUTH_REPLAY_DAYS: [z.coerce.number().int().min(1).max(3_650), '1 to 3650'],
  MANAGED_AUTH_MOST_BROWSERS: [z.coerce.number().int().min(0).max(1_000), '0 to 1000'],
  MANAGED_AUTH_SCRIPTS: [z.enum(['isolated', 'process', 'off']), '"isolated", "process" or "off"'],
  MANAGED_AUTH_LEASE_MS: [z.coerce.number().int().min(1_000).max(60_000), '1000 to 60000'],
  MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: [flag, '"true" or "false"'],
  MANAGED_AUTH_KEEPASS_DIR: [z.string().min(1), 'a folder'],
  MANAGED_AUTH_CAPTCHA: [z.enum(['fail', 'ask']), '"fail" or "ask"'],
  MANAGED_AUTH_RETURN_URLS: [
    returnAddresses,
    'addresses separated by commas, each with its scheme',
  ],
  MANAGED_AUTH_HEARTBEAT_MS: [z.coerce.number().int().min(100).max(60_000), '100 to 60000'],
  MANAGED_AUTH_PROXY_GATEWAY_DATACENTER: [proxyAddress, gatewayTakes],
  MANAGED_AUTH_PROXY_GATEWAY_ISP: [proxyAddress, gatewayTakes],
  MANAGED_AUTH_PROXY_GATEWAY_RESIDENTIAL: [proxyAddress, gatewayTakes],
  MANAGED_AUTH_PROXY_GATEWAY_MOBILE: [proxyAddress, gatewayTakes],
  MANAGED_AUTH_PROXY_CHECK_URL: [webAddress, 'an http or https address'],
  CHROMIUM_PATH: [
    z.string().refine((text) => findChromium({ CHROMIUM_PATH: text }) !== undefined),
    'the path of an executable Chromium',
  ],
  MANAGED_AUTH_LOG_LEVEL: [
    z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']),
    'silent, fatal, error, warn, info, debug or trace',
  ],
} as const

type Variables = typeof variables
type Name = keyof Variables
type Environment = Partial<Record<string, string>>

/** @throws {ConfigError} */
function read<N extends Name>(env: Environment, name: N): z.output<Variables[N][0]> | undefined {
  const text = env[name]
  if (!text) return undefined
  const [reader, takes] = variables[name]
  const result = reader.safeParse(text)
  if (!result.success) throw new ConfigError(`${name} cannot be used: it takes ${takes}.`)
  return result.data as z.output<Variables[N][0]>
}

const resolved = (folder: string | undefined) => folder && path.resolve(folder)

/**
 * Reads the environment once into one frozen object. Nothing is required; the README lists every
 * variable with its default.
 * @throws {ConfigError} One sentence that names the variable.
 */
export function readConfig(env: Environment) {
  const apiKey = read(env, 'MANAGED_AUTH_API_KEY')
  const role = read(env, 'MANAGED_AUTH_ROLE') ?? 'all'
  if (role !== 'all' && !read(env, 'DATABASE_URL')) {
    throw new ConfigError(
      `MANAGED_AUTH_ROLE=${role} needs DATABASE_URL: the embedded database serves one process alone.`,
    )
  }
  for (const name of ['MANAGED_AUTH_MASTER_KEY', 'MANAGED_AUTH_NEXT_MASTER_KEY'] as const) {
    if (role !== 'api' || !env[name]) continue
    throw new ConfigError(
      `${name} is for workers alone: an API process must not be able to open secrets. Take it out of this one.`,
    )
  }
  return Object.freeze({
    port: read(env, 'PORT') ?? 8787,
    host: read(env, 'HOST') ?? 'localhost',
    /** Absent: one is made at the first start. */
    apiKey: apiKey === undefined ? undefined : new Secret(apiKey),
    dataDir: path.resolve(read(env, 'MANAGED_AUTH_DATA_DIR') ?? '.managed-auth'),
    /** Absent: the embedded database in the data folder. It may hold a password. */
    databaseUrl: read(env, 'DATABASE_URL'),
    /** Absent: a file in the data folder. */
    masterKey: read(env, 'MANAGED_AUTH_MASTER_KEY'),
    /** What replaces the master key. Absent: it is not being replaced. */
    nextMasterKey: read(env, 'MANAGED_AUTH_NEXT_MASTER_KEY'),
    /** Signs session tokens. It opens nothing. Absent: a file in the data folder. */
    apiSecret: read(env, 'MANAGED_AUTH_API_SECRET'),
    /** Proxy networks that have exits in many places, by the type of their proxies. */
    proxyGateways: {
      datacenter: read(env, 'MANAGED_AUTH_PROXY_GATEWAY_DATACENTER'),
      isp: read(env, 'MANAGED_AUTH_PROXY_GATEWAY_ISP'),
      residential: read(env, 'MANAGED_AUTH_PROXY_GATEWAY_RESIDENTIAL'),
      mobile: read(env, 'MANAGED_AUTH_PROXY_GATEWAY_MOBILE'),
    },
    /** What a check of a proxy asks for; an answer that is an address is taken for the exit's. */
    proxyCheckUrl: read(env, 'MANAGED_AUTH_PROXY_CHECK_URL'),
    atRestSuite: read(env, 'MANAGED_AUTH_AT_REST_SUITE') ?? 'aes-256-gcm',
    /** What this process does: answer requests, drive logins, or both. */
    role,
    /** Logins one worker drives at once. */
    workerFlows: read(env, 'MANAGED_AUTH_WORKER_FLOWS') ?? 100,
    /** How long recordings are kept. */
    replayDays: read(env, 'MANAGED_AUTH_REPLAY_DAYS') ?? 30,
    /** Browsers of agents that run at once. */
    mostBrowsers: read(env, 'MANAGED_AUTH_MOST_BROWSERS') ?? 10,
    /** How scripts that callers run against their browsers are kept apart. */
    scripts: read(env, 'MANAGED_AUTH_SCRIPTS') ?? 'isolated',
    /** Health checks one worker makes at once. */
    workerChecks: read(env, 'MANAGED_AUTH_WORKER_CHECKS') ?? 4,
    /** So long after its last sign of life a worker is taken for dead, in milliseconds. */
    leaseMs: read(env, 'MANAGED_AUTH_LEASE_MS') ?? 10_000,
    /** Where browsers reach this server. Absent: the address it listens on. */
    publicUrl: read(env, 'MANAGED_AUTH_PUBLIC_URL'),
    /** Where people and agents reach the browsers of this process. Absent: see `server`. */
    browsersUrl: read(env, 'MANAGED_AUTH_BROWSERS_URL'),
    allowPrivateNetwork: read(env, 'MANAGED_AUTH_ALLOW_PRIVATE_NETWORK') ?? false,
    /** Where credential providers may read KeePass files. Absent: nowhere. */
    keepassDir: resolved(read(env, 'MANAGED_AUTH_KEEPASS_DIR')),
    /** What becomes of a login that meets a puzzle. */
    captcha: read(env, 'MANAGED_AUTH_CAPTCHA') ?? 'fail',
    returnUrls: read(env, 'MANAGED_AUTH_RETURN_URLS') ?? [],
    /** Between two signs of life on an event stream, in milliseconds. */
    heartbeatMs: read(env, 'MANAGED_AUTH_HEARTBEAT_MS') ?? 15_000,
    /** Absent: none is installed in the usual places. */
    chromiumPath: read(env, 'CHROMIUM_PATH') ?? findChromium(env),
    logLevel: read(env, 'MANAGED_AUTH_LOG_LEVEL') ?? 'info',
  })
}
export type Config = ReturnType<typeof readConfig>
