import { once } from 'node:events'
import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { connect } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import type { AskThrough, Upstream } from '../flows/proxies/ports.ts'
import type { Egress, EgressOptions, Exit } from './create-egress.ts'

/** Shorter than who asks a worker for it waits. */
const patienceMs = 8_000
/** Nobody needs more of an answer than the address it names. */
const mostBytes = 256

/**
 * Sends one request out by a proxy, through the same exit that browsers take.
 * @param defaultUrl - What is asked for when nobody says; without one it counts that the proxy
 *   takes a connection.
 */
export const createAskThrough =
  (egress: Egress, reach: EgressOptions['reach'], defaultUrl: string | undefined): AskThrough =>
  async (upstream, url = defaultUrl) => {
    if (url === undefined) return { reached: await accepts(upstream, reach), body: '' }
    const exit = await egress.open({ ...upstream, bypassHosts: [] })
    try {
      return { reached: true, body: await ask(exit, new URL(url)) }
    } catch {
      // What went wrong may quote the proxy's address with its password.
      return { reached: false, body: '' }
    } finally {
      await exit.close()
    }
  }

/** Dials what was judged, like everything that leaves: the name alone may lead into a private network. */
async function accepts({ url }: Upstream, reach: EgressOptions['reach']): Promise<boolean> {
  const { hostname, port } = new URL(url)
  const [address] = await reach(hostname)
  if (address === undefined) return false
  const socket = connect(Number(port), address)
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('timeout')))
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** @throws {Error} When no answer came, or one that says the proxy could not reach the site. */
async function ask({ proxy, opensTls }: Exit, target: URL): Promise<string> {
  const { hostname, port } = new URL(proxy)
  const signal = AbortSignal.timeout(patienceMs)
  const through = { host: hostname, port, signal, agent: false as const }
  if (target.protocol === 'http:') {
    const plain = request({ ...through, path: target.href, headers: { host: target.host } })
    return read(plain)
  }
  const place = `${target.hostname}:${target.port || 443}`
  const tunnel = request({ ...through, method: 'CONNECT', path: place })
  tunnel.end()
  const [response, socket] = await once(tunnel, 'connect')
  if (response.statusCode !== 200) throw new Error(`The proxy answered ${response.statusCode}.`)
  // Where the exit opens TLS, it has verified the site, and shows this one certificate for it.
  const trust = opensTls && { ca: opensTls.certificate, checkServerIdentity: () => undefined }
  const createConnection = () => connectSecurely({ socket, servername: target.hostname, ...trust })
  // With an agent, if only `false`, Node connects by itself, past the proxy.
  return read(secureRequest(target, { signal, createConnection }))
}

async function read(sent: ReturnType<typeof request>): Promise<string> {
  sent.end()
  const [response] = await once(sent, 'response')
  // 590 and above are the exit's own words for a proxy that failed.
  if (response.statusCode === 407 || response.statusCode >= 502) {
    throw new Error(`The answer was ${response.statusCode}.`)
  }
  let body = ''
  for await (const chunk of response) {
    body += chunk
    if (body.length > mostBytes) break
  }
  return body.slice(0, mostBytes)
}
