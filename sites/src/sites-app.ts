import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createDirectory } from './directory.ts'
import { createNorthstar } from './northstar.ts'
import { createOutboxApp } from './outbox-page.ts'
import { createOutbox, type Outbox } from './shared/outbox.ts'
import type { SiteDeps, Upgrade } from './site.ts'
import { sites } from './sites.ts'

export interface SitesOptions {
  /** Signs session cookies. Give the same one again to keep sessions over a restart. @default random */
  secret?: string | undefined
  /** Milliseconds since 1970; authenticator codes and code lifetimes follow it. @default Date.now */
  now?: (() => number) | undefined
  /** How long the slowest page takes, in milliseconds. @default 30 000 */
  slowMs?: number | undefined
}

export interface SitesApp {
  app: Hono<{ Bindings: HttpBindings }>
  /** Hands a connection that leaves HTTP to the site it was asked of; closes it when none takes it. */
  upgrade: Upgrade
  outbox: Outbox
}

/** All sites behind one address, told apart by the host: `<name>.localhost`. */
export const createSitesApp = (options: SitesOptions = {}): SitesApp => {
  const now = options.now ?? Date.now
  const secret = options.secret ?? randomBytes(32).toString('hex')
  const outbox = createOutbox(now)
  const upgrades = new Map<string, Upgrade>()
  const onUpgrade: SiteDeps['onUpgrade'] = (name, upgrade) => upgrades.set(name, upgrade)
  const deps: SiteDeps = { onUpgrade, now, secret, outbox, slowMs: options.slowMs ?? 30_000 }
  const apps = new Map<string, Pick<Hono<{ Bindings: HttpBindings }>, 'fetch'>>([
    ...sites.flatMap((site) => {
      const app = site.createApp(deps)
      return [site.name, ...(site.alsoAt ?? [])].map((name) => [name, app] as const)
    }),
    ['idp', createNorthstar(deps)] as const,
    ['outbox', createOutboxApp(deps)] as const,
    ['', createDirectory(outbox)] as const,
  ])

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.all('*', async (c) => {
    const name = nameIn(new URL(c.req.url).hostname)
    const answer = await apps.get(name)?.fetch(c.req.raw, c.env)
    if (!answer) return c.text(`There is no site called ${name}.`, 404)
    answer.headers.set('cache-control', 'no-store')
    return answer
  })
  const upgrade: Upgrade = (request, socket) => {
    const [hostname = ''] = (request.headers.host ?? '').split(':')
    const take = upgrades.get(nameIn(hostname))
    if (take) take(request, socket)
    else socket.destroy()
  }
  return { app, upgrade, outbox }
}

const nameIn = (hostname: string) => hostname.match(/^(?:(.+)\.)?localhost$/)?.[1] ?? ''
