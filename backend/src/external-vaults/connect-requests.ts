import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { ClientRequestOptions, IRequestClient } from '@1password/connect'
import { isPublicHost, type Resolve } from '../flows/private-network.ts'
import { ExternalVaultError } from '../flows/providers/external-vault.ts'

export interface ConnectNetwork {
  resolve: Resolve
  allowPrivateNetwork: boolean
}

/** Shorter than the patience of who waits for the list. */
const timeoutMs = 8_000
/** A vault of ten thousand items takes about six megabytes. */
const mostBytes = 16 * 1024 * 1024

/**
 * Sends the requests of 1Password's Connect client. Its own way follows redirects, a proxy of the
 * environment and any address; this one sends the token to the named server and nowhere else.
 */
export function createConnectRequests(network: ConnectNetwork): IRequestClient {
  return {
    defaultTimeout: timeoutMs,
    async request(method, address, options) {
      const url = new URL(address)
      const lookup = await lookUp(url.hostname, network)
      return send(method, url, options, lookup)
    },
  }
}

/** Resolves once and dials what was judged: a name cannot lead elsewhere between the two. */
async function lookUp(
  hostname: string,
  { resolve, allowPrivateNetwork }: ConnectNetwork,
): Promise<LookupFunction> {
  const host = hostname.replace(/^\[|\]$/g, '')
  let addresses: string[] = []
  const remember: Resolve = async (name) => {
    addresses = await resolve(name)
    return addresses
  }
  if (allowPrivateNetwork) await remember(host).catch(() => undefined)
  else if (!(await isPublicHost(host, remember))) throw isPrivate()
  const judged = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (_name, { all }, done) => {
    const [first] = judged
    if (!first) return done(new Error('unknown host'), '')
    return all ? done(null, judged) : done(null, first.address, first.family)
  }
}

function send(
  method: string,
  url: URL,
  { authToken }: ClientRequestOptions,
  lookup: LookupFunction,
): Promise<{ status: number; data: unknown }> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${authToken}`, accept: 'application/json' }
    const sent = request(url, { method, headers, lookup, timeout: timeoutMs }, (response) => {
      const status = response.statusCode ?? 0
      const parts: Buffer[] = []
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
        parts.push(part)
        if (bytes > mostBytes) response.destroy(new Error('too large'))
      })
      response.on('error', () => reject(unreachable()))
      response.on('end', () => {
        const error = refusalOf(status)
        if (error) return reject(error)
        try {
          resolve({ status, data: JSON.parse(Buffer.concat(parts).toString('utf8')) })
        } catch {
          reject(unreadable())
        }
      })
    })
    sent.on('timeout', () => sent.destroy(new Error('timeout')))
    // A driver's error names addresses and headers: only that it failed goes on.
    sent.on('error', () => reject(unreachable()))
    sent.end()
  })
}

const isPrivate = () =>
  new ExternalVaultError(
    'not_allowed',
    'base_url points into a private network, which this server does not visit, or to a name that is not known. For a Connect server in the own network, start this one with MANAGED_AUTH_ALLOW_PRIVATE_NETWORK=true.',
  )

const unreachable = () =>
  new ExternalVaultError(
    'unreachable',
    'The Connect server did not answer. Check base_url, and that this server reaches it.',
  )

export const unreadable = () =>
  new ExternalVaultError(
    'unreadable',
    'The Connect server answered something else than Connect does. Check base_url.',
  )

/** @see 1Password Connect API, responses of `GET /v1/vaults` and `GET /v1/vaults/{id}/items/{id}` */
function refusalOf(status: number): ExternalVaultError | undefined {
  if (status === 401 || status === 403) {
    return new ExternalVaultError(
      'access_refused',
      'The Connect server refused the token. Give one that was made for it, with access to the vaults.',
    )
  }
  if (status === 404) {
    return new ExternalVaultError(
      'item_not_found',
      'The Connect server has no such item, or the token may not read it.',
    )
  }
  if (status === 429) {
    return new ExternalVaultError(
      'rate_limited',
      'The Connect server takes no more requests now. Try again later, or raise cache_ttl_seconds.',
    )
  }
  if (status >= 500) return unreachable()
  // A redirect would take the token to another server.
  return status === 200 ? undefined : unreadable()
}
