import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import type { SiteDescription } from './description.ts'
import type { Outbox } from './shared/outbox.ts'

/** Takes over a connection that leaves HTTP, such as a WebSocket's. */
export type Upgrade = (request: IncomingMessage, socket: Duplex) => void

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
  /** Says who takes the upgrades asked of the site `name`. */
  onUpgrade: (name: string, upgrade: Upgrade) => void
}

/** A login site of our own, reached as `<name>.localhost`. */
export interface Site extends SiteDescription {
  /** Other names under `.localhost` it answers to. @default none */
  alsoAt?: string[]
  createApp: (deps: SiteDeps) => Hono
}
