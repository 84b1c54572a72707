import type { Page, Request } from 'playwright-core'

/** Requests that can still change what the page asks for; pictures, fonts and beacons cannot. */
const telling = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch'])

/** Counts a page's requests, to know when the site has answered. */
export interface Traffic {
  /** Forgets what is in flight: a long poll begun earlier must not hold up what comes now. */
  forget(): void
  /** Forgets what only reads (streams, polls), not documents and not what was sent to the site. */
  forgetReads(): void
  /** Requests begun and top documents changed so far. */
  moves(): number
  /** Documents asked for, and requests that send something, so far. */
  sent(): { documents: number; posts: number }
  /** Milliseconds since a request began or ended, or the page went elsewhere. */
  stillMs(): number
  /** Resolves at the next move, at the latest after `mostMs`. */
  nextMove(mostMs: number): Promise<void>
  isIdle(): boolean
  /** Resolves as soon as no request is in flight, at the latest after `mostMs`. */
  idle(mostMs: number): Promise<void>
}

export function watchTraffic(page: Page, now: () => number): Traffic {
  const inFlight = new Set<Request>()
  const onMove = signal()
  const onIdle = signal()
  let moves = 0
  let lastActive = now()
  let documents = 0
  let posts = 0

  const move = () => {
    moves += 1
    lastActive = now()
    onMove.fire()
  }
  const end = (request: Request) => {
    if (!inFlight.delete(request)) return
    lastActive = now()
    if (inFlight.size === 0) onIdle.fire()
  }
  page.on('request', (request) => {
    if (!telling.has(request.resourceType())) return
    inFlight.add(request)
    if (request.isNavigationRequest()) documents += 1
    else if (request.method() !== 'GET') posts += 1
    move()
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) move()
  })

  const forget = () => {
    inFlight.clear()
    onIdle.fire()
  }
  // What a closed page asked for is never reported as ended.
  page.on('close', forget)

  return {
    forget,
    forgetReads: () => {
      for (const request of inFlight) if (isRead(request)) end(request)
    },
    moves: () => moves,
    sent: () => ({ documents, posts }),
    stillMs: () => now() - lastActive,
    nextMove: (mostMs) => onMove.wait(mostMs),
    isIdle: () => inFlight.size === 0,
    idle: async (mostMs) => {
      if (inFlight.size > 0) await onIdle.wait(mostMs)
    },
  }
}

const isRead = (request: Request) =>
  request.method() === 'GET' && request.resourceType() !== 'document'

/** Wakes everybody who waits; each waits at most as long as it says. */
function signal() {
  const waiting = new Set<() => void>()
  return {
    fire: () => {
      for (const wake of [...waiting]) wake()
    },
    wait: (mostMs: number) =>
      new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        // A wait that lost its race must not keep the process.
        const timer = setTimeout(wake, mostMs).unref()
        waiting.add(wake)
      }),
  }
}
