import type { BrowserContext, Page, Request } from 'playwright-core'

/** Requests that can still change what the page asks for; pictures, fonts and beacons cannot. */
const telling = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch'])

/** Counts the requests of all windows, to know when the site has answered. */
export interface Traffic {
  /** Counts a window's navigations as well, and stops waiting for it when it closes. */
  follow(page: Page): void
  /** Forgets what is in flight: a long poll begun earlier must not hold up what comes now. */
  forget(): void
  /** Forgets what is sent and held open since something sent was answered. */
  forgetHeld(): void
  /** Forgets what only reads (streams, polls), not documents and not what was sent to the site. */
  forgetReads(): void
  /** Requests begun, top documents changed and windows closed so far. */
  moves(): number
  /** Documents asked for, and requests that send something, so far. */
  sent(): { documents: number; posts: number }
  /** Milliseconds since a request began or ended, or the page went elsewhere. */
  stillMs(): number
  /** Resolves at the next move, at the latest after `mostMs`. */
  nextMove(mostMs: number): Promise<void>
  isIdle(): boolean
  /** Whether scripts have sent something since the last press and nothing of it was answered yet. */
  awaitsAnswer(): boolean
  /** Whether a window, or one about to open, was sent to a document that has not begun to answer. */
  awaitsDocument(page: Page): boolean
  /** Resolves as soon as no request is in flight, at the latest after `mostMs`. */
  idle(mostMs: number): Promise<void>
}

/** A window that opens is heard of by its first request: the page object comes with the answer. */
export function watchTraffic(context: BrowserContext, now: () => number): Traffic {
  const inFlight = new Set<Request>()
  /** Documents of windows whose answer has not begun. */
  const unanswered = new Set<Request>()
  const onMove = signal()
  const onIdle = signal()
  let moves = 0
  let lastActive = now()
  let documents = 0
  let posts = 0
  let answered = false

  const move = () => {
    moves += 1
    lastActive = now()
    onMove.fire()
  }
  const end = (request: Request) => {
    unanswered.delete(request)
    if (!inFlight.delete(request)) return
    lastActive = now()
    if (inFlight.size === 0) onIdle.fire()
  }
  context.on('request', (request) => {
    if (!telling.has(request.resourceType())) return
    inFlight.add(request)
    if (isOfWindow(request)) unanswered.add(request)
    if (request.isNavigationRequest()) documents += 1
    else if (request.method() !== 'GET') posts += 1
    move()
  })
  context.on('response', (response) => unanswered.delete(response.request()))
  context.on('requestfinished', (request) => {
    if (inFlight.has(request) && isSent(request)) answered = true
    end(request)
  })
  context.on('requestfailed', end)

  const forget = () => {
    inFlight.clear()
    unanswered.clear()
    answered = false
    onIdle.fire()
  }

  return {
    follow: (page) => {
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame()) move()
      })
      page.on('close', () => {
        // What a closed page asked for is never reported as ended.
        for (const request of inFlight) if (pageOf(request) === page) end(request)
        move()
      })
    },
    forget,
    forgetHeld: () => {
      for (const request of inFlight) if (answered && isSent(request)) end(request)
    },
    forgetReads: () => {
      for (const request of inFlight) if (isRead(request)) end(request)
    },
    moves: () => moves,
    sent: () => ({ documents, posts }),
    stillMs: () => now() - lastActive,
    nextMove: (mostMs) => onMove.wait(mostMs),
    isIdle: () => inFlight.size === 0,
    awaitsAnswer: () => !answered && [...inFlight].some(isSent),
    awaitsDocument: (page) =>
      [...unanswered].some((request) => [page, undefined].includes(pageOf(request))),
    idle: async (mostMs) => {
      if (inFlight.size > 0) await onIdle.wait(mostMs)
    },
  }
}

function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page()
  } catch {
    // A window's first request has no frame yet.
    return undefined
  }
}

/** Not a frame's: one that never answers leaves the page around it usable. */
function isOfWindow(request: Request): boolean {
  if (!request.isNavigationRequest()) return false
  try {
    return request.frame().parentFrame() === null
  } catch {
    // A window's first request has no frame yet.
    return true
  }
}

const isSent = (request: Request) =>
  request.method() !== 'GET' && request.resourceType() !== 'document'

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
