import { createServer } from 'node:net'
import { Problem } from '../setup/problem.mjs'

/** @typedef {{ variable: string, port: number }} Port */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} variable
 * @param {number} fallback
 * @returns {Port}
 */
export const portFrom = (env, variable, fallback) => {
  const text = env[variable] ?? String(fallback)
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return { variable, port }
  throw new Problem(`${variable} must be a port number from 1 to 65535, and is "${text}".`)
}

/**
 * Refuses to start when a port is used twice here or taken by another program.
 *
 * @param {Port[]} ports
 */
export const checkPortsAreFree = async (ports) => {
  for (const [index, { variable, port }] of ports.entries()) {
    const twin = ports.slice(0, index).find((other) => other.port === port)
    if (twin) throw new Problem(`${twin.variable} and ${variable} are both ${port}.`)
  }
  for (const { variable, port } of ports) {
    if (await isFree(port)) continue
    throw new Problem(
      `Port ${port} is taken, perhaps by an npm start that still runs.\n` +
        `End what uses it, or choose another port: ${variable}=${port + 1} npm start`,
    )
  }
}

/**
 * A listener on one address hides from a probe of another, so both kinds are tried.
 *
 * @param {number} port
 */
const isFree = async (port) =>
  (await canListen(port, undefined)) && (await canListen(port, '127.0.0.1'))

/**
 * @param {number} port
 * @param {string | undefined} host
 * @returns {Promise<boolean>}
 */
const canListen = (port, host) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
