import type { Hono } from 'hono'
import type { SiteDescription } from './description.ts'
import type { Outbox } from './shared/outbox.ts'

/** What a site is given when it starts. */
export interface SiteDeps {
  /** Signs the session cookies: sessions outlive a restart when it stays the same. */
  secret: string
  /** Where text messages and mails end up. */
  outbox: Outbox
  /** Milliseconds since 1970. */
  now: () => number
  /** How long the slowest page takes, in milliseconds. */
  slowMs: number
}

/** A login site of our own, reached as `<name>.localhost`. */
export interface Site extends SiteDescription {
  createApp: (deps: SiteDeps) => Hono
}
