import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { AppError, toAppError } from './app-error.ts'
import type { Connections } from './connections.ts'
import type { CredentialHandlers } from './credentials.ts'
import type { Operations } from './operations.ts'
import type { Proofs } from './proofs.ts'

export interface AppDeps {
  connections: Connections
  proofs: Proofs
  credentials: CredentialHandlers
  operations: Operations
  managedAuthUrl: string
  /** The built page. */
  webDir: string
}

/** Storybook starts real logins too. */
const storybook = 'http://localhost:6006'
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The customer's server: it alone knows the API key, the page only ever gets handoff codes. */
export const createApp = (deps: AppDeps): Hono => {
  const { connections, proofs, credentials, operations, managedAuthUrl, webDir } = deps
  const app = new Hono()

  app.onError((thrown, c) => {
    const { status, code, message } = toAppError(thrown, managedAuthUrl)
    return c.json({ code, message }, status)
  })

  app.use('/api/*', async (c, next) => {
    const { hostname, origin } = new URL(c.req.url)
    const caller = c.req.header('origin')
    // This app has no users to sign in, so it must not be steered by pages of other origins.
    const known = caller === undefined || caller === origin || caller === storybook
    if (!loopbackNames.includes(hostname) || !known) {
      throw new AppError(403, 'forbidden', 'Only pages of this app may call its server.')
    }
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/api/connections/:site/login', cors({ origin: storybook, allowMethods: ['POST'] }))

  app.get('/api/connections', async (c) => c.json(await connections.overview()))
  app.post('/api/connections/:site/login', async (c) =>
    c.json(await connections.login(c.req.param('site')), 201),
  )
  app.delete('/api/connections/:site', async (c) => {
    await connections.disconnect(c.req.param('site'))
    return c.body(null, 204)
  })
  app.get('/api/connections/:site/proof.png', async (c) => {
    const picture = await proofs.take(await connections.savedLogin(c.req.param('site')))
    return c.body(new Uint8Array(picture), 200, { 'content-type': 'image/png' })
  })
  app.all('/api/managed-auth/*', (c) => credentials.own(c.req.raw))
  app.all('/api/administration/*', (c) => credentials.vaults(c.req.raw))
  app.get('/api/operator/settings', async (c) => c.json(await operations.settings()))
  app.post('/api/operator/browsers', async (c) => {
    const { profileName, startUrl } = await c.req.json<{ profileName: string; startUrl?: string }>()
    return c.json(await operations.openBrowser(profileName, startUrl), 201)
  })
  app.delete('/api/operator/browsers/:id', async (c) => {
    await operations.closeBrowser(c.req.param('id'))
    return c.body(null, 204)
  })
  app.all('/api/operations/*', (c) => operations.handle(c.req.raw))
  app.all('/api/*', () => {
    throw new AppError(404, 'not_found', 'There is no such route.')
  })

  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${new URL(managedAuthUrl).origin}`,
    "media-src 'self'",
    `frame-src ${new URL(managedAuthUrl).origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
  ].join('; ')
  app.use('*', async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('referrer-policy', 'no-referrer')
    c.header('x-content-type-options', 'nosniff')
  })
  app.use('*', serveStatic({ root: webDir }))
  app.notFound((c) =>
    c.text(
      'There is no page here. Is the app built? npm run build --workspace examples/customer-app',
      404,
    ),
  )
  return app
}
