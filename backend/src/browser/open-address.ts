import { errors, type Page } from 'playwright-core'
import { BrowserError } from '../flows/login-page.ts'
import { documentMs } from './document-limit.ts'

/** A server that fails once is asked once more: it may have been starting. */
const tries = 2

/**
 * Opens an address as far as its document.
 *
 * @throws {BrowserError} `website_error` when the site fails or cannot be reached,
 *   `stuck_in_loop` when it redirects for ever.
 */
export async function openAddress(page: Page, url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: documentMs })
      const status = response?.status() ?? 200
      if (status < 500) return
      if (attempt === tries) {
        throw new BrowserError('website_error', `The site answered with status ${status}.`)
      }
    } catch (error) {
      if (error instanceof BrowserError) throw error
      if (error instanceof errors.TimeoutError) {
        throw unanswered()
      }
      throw unreachable(error instanceof Error ? error.message : '')
    }
  }
}

export const unanswered = (): BrowserError =>
  new BrowserError('website_error', 'The site did not answer in time.')

/** A network failure in a sentence; of the driver's message only Chromium's error name is kept. */
export function unreachable(message: string): BrowserError {
  const name = /net::(ERR_[A-Z_]+)/.exec(message)?.[1]
  if (name === 'ERR_TOO_MANY_REDIRECTS') {
    return new BrowserError('stuck_in_loop', 'The site redirects in a circle.')
  }
  if (!name) return new BrowserError('browser_error', 'The browser could not open the page.')
  if (/^ERR_CERT_/.test(name)) {
    return new BrowserError(
      'website_error',
      `The certificate of the site is not trusted (${name}). Where a proxy opens TLS by itself, give it its authority as config.ca_bundle.`,
    )
  }
  return new BrowserError('website_error', `The site could not be reached (${name}).`)
}
