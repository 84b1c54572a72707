import type { Page } from 'playwright-core'
import type { BasicAuth } from './basic-auth.ts'

/**
 * Asks before the top frame of `page` goes anywhere, redirects included, and answers servers that
 * want a name and a password for a document. Only documents are held up: routing every request
 * would slow all of them.
 */
export async function guardNavigation(
  page: Page,
  allows: (url: string) => Promise<boolean>,
  basicAuth: BasicAuth,
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const tree = session.send('Page.getFrameTree')
  session.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
    const decide = async () => {
      const isTop = frameId === (await tree).frameTree.frame.id
      const allowed = !isTop || (await allows(request.url))
      if (allowed) await session.send('Fetch.continueRequest', { requestId })
      else await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    }
    decide().catch(() => undefined)
  })
  session.on('Fetch.authRequired', ({ requestId, request, frameId, authChallenge }) => {
    const answer = async () => {
      const isTop = frameId === (await tree).frameTree.frame.id
      const { response, ...given } = isTop
        ? basicAuth.answer({ request, authChallenge })
        : { response: 'CancelAuth' as const }
      const authChallengeResponse = { response, ...given }
      await session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse })
    }
    answer().catch(() => undefined)
  })
  await Promise.all([
    tree,
    session.send('Fetch.enable', {
      patterns: [{ resourceType: 'Document' }],
      handleAuthRequests: true,
    }),
  ])
}
