import type { CDPSession, Frame, Page } from 'playwright-core'
import type { BasicAuth } from './basic-auth.ts'
import type { Outgoing } from './decoy/outgoing.ts'

export interface GuardOptions {
  allows: (url: string) => Promise<boolean>
  basicAuth: BasicAuth
  /** Told of every request that is held up. */
  outgoing: Outgoing
  /** Another document has come into the window. */
  onLeft: () => void
}

/** The guard of one window. */
export interface Guard {
  /** Holds up what `outgoing` has to see now, in the frames of other sites as well. */
  adjust(): Promise<void>
}

const patternsFor = {
  nothing: [{ resourceType: 'Document' as const }],
  carrying: (['Document', 'XHR', 'Fetch'] as const).map((resourceType) => ({ resourceType })),
  everything: [{ urlPattern: '*' }],
}

/**
 * Asks before the top frame of `page` goes anywhere, redirects included, and answers servers that
 * want a name and a password for a document. Only documents are held up, as long as no secret is on
 * its way: routing every request would slow all of them.
 */
export async function guardNavigation(
  page: Page,
  { allows, basicAuth, outgoing, onLeft }: GuardOptions,
): Promise<Guard> {
  const session = await page.context().newCDPSession(page)
  const tree = session.send('Page.getFrameTree')
  session.on('Fetch.requestPaused', (paused) => {
    const { requestId, request, frameId, resourceType } = paused
    const decide = async () => {
      const isTop = resourceType === 'Document' && frameId === (await tree).frameTree.frame.id
      const allowed = !isTop || (await allows(request.url))
      if (allowed) await outgoing.pass(session, paused)
      else await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    }
    decide().catch(() => undefined)
  })
  session.on('Fetch.authRequired', (asked) => {
    const { requestId, request, frameId, resourceType, authChallenge } = asked
    const answer = async () => {
      const isTop = resourceType === 'Document' && frameId === (await tree).frameTree.frame.id
      const { response, ...given } = isTop
        ? basicAuth.answer({ request, authChallenge })
        : { response: 'CancelAuth' as const }
      const authChallengeResponse = { response, ...given }
      await session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse })
    }
    answer().catch(() => undefined)
  })
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) onLeft()
  })
  let reach: Outgoing['reach'] = 'nothing'
  const hold = () =>
    session.send('Fetch.enable', { patterns: patternsFor[reach], handleAuthRequests: true })
  await Promise.all([tree, session.send('Page.enable'), hold()])

  const framed: CDPSession[] = []
  return {
    async adjust() {
      if (reach === outgoing.reach) return
      reach = outgoing.reach
      const over = reach === 'carrying' ? [] : framed.splice(0)
      const opening = reach === 'everything' ? framesApart(page, outgoing) : []
      const closing = over.map((one) => one.detach().catch(() => undefined))
      const [opened] = await Promise.all([opening, hold(), ...closing])
      framed.push(...opened)
    },
  }
}

/** Frames of other sites run in processes of their own, and send without the window's session. */
async function framesApart(page: Page, outgoing: Outgoing): Promise<CDPSession[]> {
  const top = originOf(page.mainFrame())
  const others = page.frames().filter((frame) => originOf(frame) !== top)
  const sessions = await Promise.all(
    others.map(async (frame) => {
      // A frame that shares its parent's process has no session of its own.
      const session = await page
        .context()
        .newCDPSession(frame)
        .catch(() => undefined)
      session?.on('Fetch.requestPaused', (paused) => {
        outgoing.pass(session, paused).catch(() => undefined)
      })
      await session?.send('Fetch.enable', { patterns: patternsFor.everything })
      return session
    }),
  )
  return sessions.filter((session) => session !== undefined)
}

const originOf = (frame: Frame) => (URL.canParse(frame.url()) ? new URL(frame.url()).origin : '')
