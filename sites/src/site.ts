import type { Hono } from 'hono'
import type { Outbox } from './shared/outbox.ts'

/** One account that exists on a site from the start. */
export interface SiteAccount {
  /** What the site asks for first: an e-mail address, on keyring a user name. */
  identifier: string
  password: string
  /** The name and the address the signed-in pages show. */
  fullName: string
  email: string
  /** Base32, SHA-1, 6 digits, 30 s; only where an authenticator code is asked for. */
  totpSecret?: string
}

/** What a site is given when it starts. */
export interface SiteDeps {
  /** Signs the session cookies: sessions outlive a restart when it stays the same. */
  secret: string
  /** Where text messages and mails end up. */
  outbox: Outbox
  /** Milliseconds since 1970. */
  now: () => number
}

/** A login site of our own, reached as `<name>.localhost`. */
export interface Site {
  name: string
  title: string
  /** One sentence: the kind of login this site stands for. */
  shows: string
  account: SiteAccount
  /** Hosts of others a login visits: what a connection needs as `allowed_domains`. @default none */
  allowedDomains?: string[]
  /** Path of the page a successful login lands on. */
  home: string
  createApp: (deps: SiteDeps) => Hono
}
