import type { Page } from 'playwright-core'
import { documentMs } from './document-limit.ts'
import { type QuietOptions, waitForQuiet } from './in-page/quiet.ts'
import { calling } from './in-page/source.ts'
import type { Traffic } from './traffic.ts'

/**
 * How long nothing may happen before a page counts as settled. Short, because a request in flight
 * and a busy main thread hold the wait up anyway; it only has to bridge timers between two updates.
 */
const quietMs = 60

/** The same for a look at a page that is still on its way. */
const calmMs = 40

/** A document that changes all the time (a ticker, a carousel) is read as it is. */
const restlessMs = 2_000

/** What is sent after a login was answered and is held open for longer is a poll. */
const heldMs = 800

/** Whatever reads for longer is a stream or a poll. A login that is being sent is waited for. */
const longReadMs = 3_000

/** The wait for all but a document ends here: slow sites take seconds to check a password. */
const mostMs = 20_000

/** How long a pressed control may think (hash a password, run a timer) before it does anything. */
const reactionMs = 500

export interface SettleOptions {
  traffic: Traffic
  now: () => number
  /** `traffic.moves()` before something was pressed; absent when no reaction is due. */
  pressedAt?: number | undefined
  /** Ends the wait before its time. */
  signal: AbortSignal
}

/**
 * Waits until the page stands still: document loaded, no request in flight, no mutation for a
 * short while. Never throws; a page that does not come to rest is left as it is.
 *
 * @returns `no-answer` when the site was asked for another document and did not begin to answer
 *   within 60 seconds.
 */
export async function settle(
  page: Page,
  { traffic, now, pressedAt, signal }: SettleOptions,
): Promise<'over' | 'no-answer'> {
  const begin = now()
  // What stands there says nothing while the page is being left.
  const left = () =>
    Math.max(0, (traffic.awaitsDocument(page) ? documentMs : mostMs) - (now() - begin))
  if (pressedAt !== undefined && traffic.moves() === pressedAt) {
    const quiet = rest(page, { quietMs, firstMs: reactionMs, mostMs: reactionMs + restlessMs })
    const rested = await Promise.race([quiet, traffic.nextMove(reactionMs + restlessMs)])
    if (rested === true && traffic.moves() === pressedAt) return 'over'
  }
  while (left() > 0 && !page.isClosed() && !signal.aborted) {
    await traffic.idle(Math.min(left(), heldMs))
    traffic.forgetHeld()
    if (!traffic.isIdle()) {
      await traffic.idle(Math.min(left(), longReadMs))
      traffic.forgetReads()
      continue
    }
    const before = traffic.moves()
    const most = Math.min(restlessMs, left())
    const rested = await rest(page, { quietMs, firstMs: quietMs, mostMs: most })
    if (rested && traffic.moves() === before) return 'over'
    if (rested && traffic.isIdle() && traffic.stillMs() >= quietMs) return 'over'
  }
  const isLate = left() === 0 && traffic.awaitsDocument(page)
  return isLate && !page.isClosed() && !signal.aborted ? 'no-answer' : 'over'
}

/** Waits for a short stop of what moves in the page, whatever it still waits for. Never throws. */
export async function calm(page: Page): Promise<void> {
  await rest(page, { quietMs: calmMs, firstMs: calmMs, mostMs: 5 * calmMs })
}

/**
 * Waits until a page could be used, and no longer: parsed, its scripts run, nothing in flight and
 * nothing moving into place. Never throws.
 */
export async function usable(
  page: Page,
  { traffic, signal }: { traffic: Traffic; signal: AbortSignal },
): Promise<void> {
  do {
    await traffic.idle(longReadMs)
    traffic.forgetHeld()
    traffic.forgetReads()
    await rest(page, { quietMs: 0, firstMs: 0, mostMs: restlessMs })
  } while (!traffic.isIdle() && !page.isClosed() && !signal.aborted)
}

/** @returns false when the page went elsewhere meanwhile. */
async function rest(page: Page, options: QuietOptions): Promise<boolean> {
  try {
    await page.evaluate(calling(waitForQuiet, options))
    return true
  } catch {
    await page.waitForLoadState('domcontentloaded', { timeout: documentMs }).catch(() => undefined)
    return false
  }
}
