import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../setup/problem.mjs'

const pollEveryMs = 150
/** The embedded database takes ten seconds to come to life on a slow machine. */
const limitMs = 90_000

/**
 * Asks a service again and again until it answers with 2xx.
 *
 * @param {{ name: string, answersAt: string }} service
 */
export const waitUntilItAnswers = async ({ name, answersAt }) => {
  const giveUpAt = Date.now() + limitMs
  while (!(await answers(answersAt))) {
    if (Date.now() > giveUpAt) {
      throw new Problem(`The ${name} did not answer at ${answersAt} within ${limitMs / 1000} s.`)
    }
    await wait(pollEveryMs)
  }
}

/**
 * Resolves `*.localhost` itself: not every system's resolver knows these names.
 *
 * @param {string} url
 * @returns {Promise<boolean>}
 */
const answers = (url) =>
  new Promise((resolve) => {
    const { port, pathname, host } = new URL(url)
    const request = get(
      { host: 'localhost', port, path: pathname, headers: { host }, agent: false, timeout: 5_000 },
      (response) => {
        response.resume()
        const status = response.statusCode ?? 0
        resolve(status >= 200 && status < 300)
      },
    )
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })
