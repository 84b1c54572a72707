import type { LiveWindow } from './live-views/ports.ts'
import type { Upstream } from './proxies/ports.ts'
import type { Frame } from './recordings/film.ts'
import type { Secret } from './secret.ts'
import type { Target } from './sighting.ts'
import type { Snapshot } from './snapshot.ts'

/** How a secret gets to its site. */
export type Filling =
  /**
   * The page gets a stand-in. The value takes its place in the request that carries it to an
   * allowed host, by POST, PUT or PATCH, where the stand-in stands exactly once.
   */
  | {
      by: 'decoy'
      standIn: Secret
      /** A request took the value along. A login may send it more than once. */
      onSwap: () => void
      onStray: (stray: Stray) => void
    }
  /** It is typed as it is. Requests that would carry it to another host are stopped. */
  | { by: 'hand'; because: TypedBecause; onStray: (stray: Stray) => void }

/**
 * Why a secret is typed: the connection wants it so, its stand-in never reached the site, that was
 * so at an earlier login, or it is too short to be stood in for.
 */
export type TypedBecause = 'chosen' | 'lost' | 'remembered' | 'short'

/** Where a request would have taken a secret, or its stand-in. It was stopped. */
export interface Stray {
  host: string
  why: 'not-allowed' | 'not-secure' | 'in-address'
}

export interface FillEntry {
  target: Target
  value: Secret
  /** Absent for what is no secret, and for what is worth nothing once it was used. */
  filling?: Filling | undefined
}

/** What the flow engine decided to do on a page. */
export type Action =
  | { kind: 'fill'; entries: FillEntry[]; submit: Target | undefined }
  /** `submit` is pressed after `target`: a radio button chooses, the button below it sends. */
  | { kind: 'press'; target: Target; submit?: Target | undefined }

/** When a page that is still on its way is waited for no longer. */
export interface Enough {
  /** Whether it shows enough to go on. */
  isShown: (seen: Snapshot) => boolean
  /**
   * Looks at every change as soon as the page could be used, for who knows which page is due and
   * checks that it is. @default false: at short stops only
   */
  eager?: boolean | undefined
}

/** The saved state of a browser profile: cookies, local storage, IndexedDB, as one JSON text. */
export type ProfileState = Secret

/** Port: opens isolated browser contexts. Implemented in `browser/`. */
export interface Browsers {
  /**
   * @param options.state - A saved profile to start from; absent: an empty one.
   * @param options.allowsHost - Asked before the top page leaves for a host, redirects included,
   *   and before a value is typed into a frame; takes the host name without port. Images, scripts
   *   and the like are not asked about. A "no" ends in `domain_not_allowed` at the next call.
   * @param options.upstream - The proxy all its requests go out by. @default directly
   * @param options.onFrame - Takes pictures of its pages, with what is typed made illegible.
   *   @default no pictures are taken
   * @throws {BrowserError}
   */
  open(options: {
    state?: ProfileState | undefined
    allowsHost: (host: string) => Promise<boolean>
    upstream?: Upstream | undefined
    onFrame?: ((frame: Frame) => void) | undefined
  }): Promise<LoginPage>
  /** How its pages introduce themselves to sites. @throws {BrowserError} */
  userAgent(): Promise<string>
  close(): Promise<void>
}

/**
 * Port: one page of one isolated browser context, driven by the flow engine.
 *
 * Every wait for the page to settle ends early when the page shows `enough`; the next `observe`
 * then gives that very snapshot.
 */
export interface LoginPage {
  /** Its pages, to be watched. @default they cannot be */
  readonly live?: LiveWindow | undefined
  /** Opens `url` and waits until the page has settled. */
  goto(url: string, enough?: Enough): Promise<void>
  /** One snapshot over all frames and shadow roots. Does not wait. */
  observe(): Promise<Snapshot>
  /**
   * Does `action` on nodes of the latest snapshot the way a person would, then waits until the
   * page has settled: no mutation and no request in flight for a short while.
   */
  act(action: Action, enough?: Enough): Promise<void>
  /**
   * Waits for the page to change after the latest snapshot, then for it to settle.
   * @returns false when nothing changed within `withinMs`.
   */
  changes(withinMs: number, signal: AbortSignal, enough?: Enough): Promise<boolean>
  /** A fingerprint of cookies and what pages store: differs when the site stored something new. */
  storageMark(): Promise<string>
  saveState(): Promise<ProfileState>
  /** Stops what the page does by itself, until `wake`. In between it is neither looked at nor used. */
  park(): Promise<void>
  /** What became due meanwhile happens now. Does nothing to a page that is awake. */
  wake(): Promise<void>
  close(): Promise<void>
}

/** The browser could not do what was asked. `code` is the flow's `error_code`. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError'
  readonly code: 'browser_error' | 'website_error' | 'domain_not_allowed' | 'stuck_in_loop'

  constructor(code: BrowserError['code'], message: string) {
    super(message)
    this.code = code
  }
}
