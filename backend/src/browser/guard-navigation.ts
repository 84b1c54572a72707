import type { Page } from 'playwright-core'

/**
 * Asks before the top frame of `page` goes anywhere, redirects included. Only its documents are
 * held up: routing every request would slow all of them.
 */
export async function guardNavigation(
  page: Page,
  allows: (url: string) => Promise<boolean>,
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
  await Promise.all([
    tree,
    session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] }),
  ])
}
