import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { FlowError } from '../flows/errors.ts'
import { isAllowedReturn } from './return-urls.ts'

export interface HostedPageDeps {
  /** The built page: `index.html` and its assets. */
  folder: string
  /** Where a person may be sent back to. */
  returnUrls: string[]
}

const query = z.object({
  code: z.string().optional(),
  success_url: z.string().optional(),
  error_url: z.string().optional(),
  theme: z.string().optional(),
})

const attribute = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The page behind `hosted_url`: the built component, for people whose app has no page of its own.
 * @see wire protocol 13.13
 */
export const hostedPageRoutes: FastifyPluginAsyncZod<HostedPageDeps> = async (app, deps) => {
  const { folder, returnUrls } = deps
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  })
  // Before the first route of this plugin: the page and its assets are for anyone with the link.
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: 'anyone' }
  })
  await app.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/hosted/assets/',
    immutable: true,
    maxAge: '365d',
  })

  app.get('/login/:id', {
    schema: { hide: true, querystring: query },
    handler: async (request, reply) => {
      const { success_url, error_url } = request.query
      for (const [name, url] of Object.entries({ success_url, error_url })) {
        if (url === undefined || isAllowedReturn(url, returnUrls)) continue
        throw new FlowError(
          'invalid_input',
          `${name} is not on the list of allowed addresses. Add it to MANAGED_AUTH_RETURN_URLS of the server.`,
        )
      }
      const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => undefined)
      if (page === undefined) {
        throw new FlowError(
          'not_found',
          'The hosted page is not built. Run: npm run build --workspace hosted',
        )
      }
      const allowed = attribute(JSON.stringify({ success_url, error_url }))
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(
          page.replace('</head>', `<meta name="managed-auth-return" content="${allowed}"></head>`),
        )
    },
  })
}
