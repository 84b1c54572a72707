import type { Paging, ScriptOutcome } from '@managed-auth/protocol'
import type { LiveWindow } from '../live-views/ports.ts'
import type { Upstream } from '../proxies/ports.ts'
import type { PageOf } from '../records.ts'
import type { Secret } from '../secret.ts'

export interface Viewport {
  width: number
  height: number
  refresh_rate?: number | undefined
}

/** A browser that an agent uses, or used. */
export interface BrowserSession {
  id: string
  projectId: string
  name: string | null
  /** What it began with. @default nothing */
  profileId: string | null
  /** Whether what it holds at its end becomes the profile. */
  saveChanges: boolean
  proxyId: string | null
  startUrl: string | null
  /** How long it lives without a client. */
  timeoutSeconds: number
  viewport: Viewport | null
  tags: Record<string, string>
  createdAt: Date
  deletedAt: Date | null
  /** The process that has it, and where people and agents reach that one. */
  workerId: string | null
  origin: string | null
}

export interface SessionFilter {
  status: 'active' | 'deleted' | 'all'
  /** Part of the name, or an exact id. */
  query?: string | undefined
  /** All of them. */
  tags?: Record<string, string> | undefined
}

export interface SessionStore {
  /**
   * @param leaseMs - So long it counts as running without a `renew`.
   * @returns `false` when a running browser bears the name.
   */
  insert(session: BrowserSession, leaseMs: number): Promise<boolean>
  /** A running one by id or name, and an ended one by its id. */
  find(projectId: string, idOrName: string): Promise<BrowserSession | undefined>
  list(projectId: string, filter: SessionFilter, page: Paging): Promise<PageOf<BrowserSession>>
  update(
    projectId: string,
    id: string,
    change: { name?: string | null; tags?: Record<string, string> },
  ): Promise<BrowserSession | 'taken' | undefined>
  end(id: string, now: Date): Promise<void>
  /** The process is alive, and so are its browsers. @returns Those that were not ended meanwhile. */
  renew(workerId: string, leaseMs: number): Promise<string[]>
  /** Ends the browsers of processes that are gone. */
  endOverdue(now: Date): Promise<void>
  /** Ends all, when no other process could have any. */
  endAll(now: Date): Promise<void>
}

/** A browser process of its own, for one agent. */
export interface HostedBrowser {
  /** Where it speaks the Chrome DevTools Protocol. On this machine, and never told to anybody. */
  endpoint: string
  /** Its pages, to be watched. */
  live: LiveWindow
  /** Cookies, local storage and IndexedDB, as one JSON text. */
  saveState(): Promise<Secret>
  /** Calls back when it is gone, for whatever reason. */
  onGone(listener: () => void): void
  close(): Promise<void>
}

/** Port: starts browsers for agents. Implemented in `browser/`. */
export interface BrowserHost {
  /** @throws {BrowserError} `browser_error` */
  open(options: {
    state: Secret | undefined
    viewport: Viewport | undefined
    startUrl: string | undefined
    upstream: Upstream | undefined
  }): Promise<HostedBrowser>
}

/** Port: runs code of a caller against a browser, in a process that reaches nothing else. In `sandbox/`. */
export interface ScriptRunner {
  /** Whether this machine can keep a script apart as it is configured to. */
  isAvailable(): Promise<boolean>
  /**
   * @param options.cdpUrl - Where the browser is entered.
   * @param options.signal - Ends the script: nobody waits for it any more.
   */
  run(options: {
    cdpUrl: string
    code: string
    limitMs: number
    signal: AbortSignal
  }): Promise<ScriptOutcome>
}
