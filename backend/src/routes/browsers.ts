import {
  browserSessionSchema,
  browserStatusSchema,
  createBrowserSchema,
  errorSchema,
  pagingSchema,
  updateBrowserSchema,
  type WireBrowserSession,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { BrowserSession } from '../flows/browser-sessions/ports.ts'
import type { Sessions } from '../flows/browser-sessions/remote-sessions.ts'
import type { ProfileService } from '../flows/profiles.ts'
import { sendPage } from '../plugins/paging.ts'
import { viewProfile } from './profiles.ts'

export interface BrowserRouteDeps {
  sessions: Sessions
  profiles: ProfileService
  /** Where a browser is entered, as a `ws` or `wss` address with its token. */
  cdpUrlOf: (session: BrowserSession) => string
  /** Where a running browser is watched, and used by hand. */
  liveViewUrlOf: (session: BrowserSession) => string
}

const params = z.object({ idOrName: z.string().min(1) })

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

const listQuery = z.looseObject({
  status: z.optional(browserStatusSchema),
  /** Deprecated for `status`. */
  include_deleted: flag.optional(),
  query: z.string().optional(),
  ...pagingSchema.shape,
})

/** `tags[team]=x`, as the official SDK writes an object into a query. */
const tagsIn = (query: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => {
      const [, name] = /^tags\[(.+)\]$/.exec(key) ?? []
      return name !== undefined && typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** Browsers for agents, as a resource. @see wire protocol 9 */
export const browserRoutes: FastifyPluginAsyncZod<BrowserRouteDeps> = async (app, deps) => {
  const { sessions, profiles, cdpUrlOf, liveViewUrlOf } = deps

  async function view(session: BrowserSession): Promise<WireBrowserSession> {
    const { id, projectId, profileId } = session
    const cdpUrl = cdpUrlOf(session)
    return {
      session_id: id,
      created_at: session.createdAt.toISOString(),
      cdp_ws_url: cdpUrl,
      webdriver_ws_url: cdpUrl.replace('/cdp?', '/webdriver?'),
      ...(session.deletedAt === null && { browser_live_view_url: liveViewUrlOf(session) }),
      headless: true,
      stealth: false,
      timeout_seconds: session.timeoutSeconds,
      ...(session.name !== null && { name: session.name }),
      ...(profileId !== null && {
        profile: viewProfile(await profiles.retrieve(projectId, profileId)),
        profile_save_changes: session.saveChanges,
      }),
      ...(session.proxyId !== null && { proxy_id: session.proxyId }),
      ...(session.startUrl !== null && { start_url: session.startUrl }),
      tags: session.tags,
      ...(session.viewport !== null && { viewport: session.viewport }),
      ...(session.deletedAt !== null && { deleted_at: session.deletedAt.toISOString() }),
    }
  }

  app.post('/browsers', {
    schema: {
      body: z.nullish(createBrowserSchema),
      response: { 201: browserSessionSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, body }, reply) =>
      reply.status(201).send(await view(await sessions.create(caller.projectId, body ?? {}))),
  })

  app.get('/browsers', {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(browserSessionSchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query }, reply) => {
      const { status, include_deleted: withDeleted, query: part, limit, offset } = query
      const tags = tagsIn(query)
      const filter = {
        status: status ?? (withDeleted ? ('all' as const) : ('active' as const)),
        query: part,
        ...(Object.keys(tags).length > 0 && { tags }),
      }
      const page = await sessions.list(caller.projectId, filter, { limit, offset })
      return sendPage(reply, { ...page, items: await Promise.all(page.items.map(view)) })
    },
  })

  app.get('/browsers/:idOrName', {
    schema: {
      params,
      querystring: z.object({ include_deleted: flag.optional() }),
      response: { 200: browserSessionSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params: { idOrName }, query }) =>
      view(await sessions.retrieve(caller.projectId, idOrName, query.include_deleted)),
  })

  app.patch('/browsers/:idOrName', {
    schema: {
      params,
      body: updateBrowserSchema,
      response: { 200: browserSessionSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params: { idOrName }, body }) =>
      view(await sessions.update(caller.projectId, idOrName, body)),
  })

  app.delete('/browsers/:idOrName', {
    schema: { params, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params: { idOrName } }, reply) => {
      await sessions.remove(caller.projectId, idOrName)
      return reply.status(204).send(null)
    },
  })
}
