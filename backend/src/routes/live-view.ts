import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

export interface LiveViewRouteDeps {
  /** Where `index.html`, `ended.html` and their assets are. */
  folder: string
  /** Whether a browser is behind an address, and whether the address can do more than look. */
  find: (id: string, query: URLSearchParams) => { isLooking: boolean } | undefined
  /** A token by which a browser can be looked at and nothing else. */
  lookToken: (id: string) => string
  /** Origins whose pages may show a live view in a frame, beside our own. */
  frameOrigins: string[]
}

const params = z.object({ id: z.string() })
const query = z.object({ token: z.string().optional(), readOnly: z.string().optional() })

const assets = {
  'live-view.css': 'text/css; charset=utf-8',
  'live-view.mjs': 'text/javascript; charset=utf-8',
  'keyboard.mjs': 'text/javascript; charset=utf-8',
  'pointers.mjs': 'text/javascript; charset=utf-8',
}

/** The page behind `live_view_url`. Whoever has the address may see it. @see wire protocol 9.3 */
export const liveViewRoutes: FastifyPluginAsyncZod<LiveViewRouteDeps> = async (app, deps) => {
  const { folder, find, lookToken, frameOrigins } = deps
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        // Its own stream included.
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'self'", ...frameOrigins],
        'require-trusted-types-for': ["'script'"],
      },
    },
    // Says the same as `frame-ancestors`, and knows only one origin.
    xFrameOptions: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  // Before the first route of this plugin: the address is the key.
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: 'anyone' }
  })
  const textOf = (name: string) => readFile(path.join(folder, name), 'utf8')
  const [page, ended] = await Promise.all([textOf('index.html'), textOf('ended.html')])

  for (const [name, type] of Object.entries(assets)) {
    const text = await textOf(name)
    app.get(`/live/assets/${name}`, {
      schema: { hide: true },
      handler: async (_request, reply) =>
        reply.type(type).header('cache-control', 'no-cache').send(text),
    })
  }

  app.get('/live/:id', {
    schema: { hide: true, params, querystring: query },
    handler: async (request, reply) => {
      const { id } = request.params
      const { token = '', readOnly } = request.query
      const entry = find(id, new URLSearchParams({ token }))
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
      if (!entry) return reply.status(404).send(ended)
      if (readOnly === 'true' && !entry.isLooking) {
        // What is handed on from the address bar is no more than what was wished. Relative: a proxy may
        // have taken the beginning of the path away.
        return reply.redirect(`?token=${lookToken(id)}`)
      }
      return reply.send(page)
    },
  })
}
