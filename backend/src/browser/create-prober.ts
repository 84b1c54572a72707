import { type APIRequestContext, request } from 'playwright-core'
import type { Prober } from '../flows/checks/probe.ts'
import type { ProfileState } from '../flows/login-page.ts'
import type { Upstream } from '../flows/proxies/ports.ts'
import { Secret } from '../flows/secret.ts'

/** A site that answers no sooner is left to the browser, which has more patience. */
const patienceMs = 10_000
/** What tells who is logged in stands at the beginning of a document. */
const mostBytes = 512 * 1024

/**
 * Asks sites without a browser, with the cookies of a profile and through the same way out.
 * @param openExit - Opens the proxy a request goes out by.
 */
export function createProber(
  openExit: (upstream?: Upstream) => Promise<{
    proxy: string
    opensTls?: { untrusted: 'show' | 'drop' } | undefined
    close(): Promise<void>
  }>,
): Prober {
  return {
    async ask({ url, userAgent, state, upstream }) {
      const exit = await openExit(upstream)
      const context = await request.newContext({
        ...(state && { storageState: JSON.parse(state.reveal()) }),
        userAgent,
        proxy: { server: exit.proxy },
        // What is shown then was judged before, and what was found wanting is not shown at all.
        ignoreHTTPSErrors: exit.opensTls?.untrusted === 'drop',
        extraHTTPHeaders: { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' },
      })
      try {
        const answer = await context.get(url, {
          maxRedirects: 0,
          timeout: patienceMs,
          failOnStatusCode: false,
        })
        const { location } = answer.headers()
        const body = (await answer.body()).subarray(0, mostBytes).toString('utf8')
        const target =
          location && URL.canParse(location, url) ? new URL(location, url).href : undefined
        const gaveCookies = answer.headersArray().some(({ name }) => /^set-cookie$/i.test(name))
        return {
          status: answer.status(),
          location: target,
          body,
          ...(state && gaveCookies && { state: await withCookies(state, context) }),
        }
      } catch {
        // No answer, an untrusted certificate, too many bytes: whatever it is, it is a doubt.
        return undefined
      } finally {
        await context.dispose()
        await exit.close()
      }
    },
  }
}

/** What else is stored in the profile stays as it was: a request reads and writes cookies alone. */
async function withCookies(state: ProfileState, context: APIRequestContext): Promise<ProfileState> {
  const { cookies } = await context.storageState()
  return new Secret(JSON.stringify({ ...JSON.parse(state.reveal()), cookies }))
}
