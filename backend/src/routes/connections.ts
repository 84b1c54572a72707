import {
  createConnectionSchema,
  errorSchema,
  managedAuthSchema,
  pagingSchema,
  timelineEventSchema,
  timelineTypeSchema,
  updateConnectionSchema,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { ConnectionService } from '../flows/connections.ts'
import { sendPage } from '../plugins/paging.ts'

const idParams = z.object({ id: z.string().min(1) })

const listQuery = z.object({
  domain: z.string().optional(),
  profile_name: z.string().optional(),
  query: z.string().optional(),
  ...pagingSchema.shape,
})

const timelineQuery = z.object({ type: z.optional(timelineTypeSchema), ...pagingSchema.shape })

/** Connections as a resource. Only HTTP: who asks comes from `plugins/caller`, errors from `plugins/errors`. */
export const connectionRoutes: FastifyPluginAsyncZod<{ connections: ConnectionService }> = async (
  app,
  { connections },
) => {
  app.post('/auth/connections', {
    schema: {
      body: createConnectionSchema,
      response: { 201: managedAuthSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, body }, reply) =>
      reply.status(201).send(await connections.create(caller.projectId, body)),
  })

  app.get('/auth/connections', {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(managedAuthSchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query }, reply) => {
      const { domain, profile_name: profileName, query: part, limit, offset } = query
      const filter = { domain, profileName, query: part }
      return sendPage(reply, await connections.list(caller.projectId, filter, { limit, offset }))
    },
  })

  app.get('/auth/connections/:id', {
    config: { access: 'api-key-or-session' },
    schema: { params: idParams, response: { 200: managedAuthSchema, '4xx': errorSchema } },
    handler: ({ caller, params }) => connections.retrieve(caller.projectId, params.id),
  })

  app.patch('/auth/connections/:id', {
    schema: {
      params: idParams,
      body: z.nullish(updateConnectionSchema),
      response: { 200: managedAuthSchema, '4xx': errorSchema },
    },
    handler: ({ caller, params, body }) =>
      connections.update(caller.projectId, params.id, body ?? {}),
  })

  app.delete('/auth/connections/:id', {
    schema: { params: idParams, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params }, reply) => {
      await connections.remove(caller.projectId, params.id)
      return reply.status(204).send(null)
    },
  })

  app.get('/auth/connections/:id/timeline', {
    schema: {
      params: idParams,
      querystring: timelineQuery,
      response: { 200: z.array(timelineEventSchema), '4xx': errorSchema },
    },
    handler: async ({ caller, params, query }, reply) => {
      const { type, ...page } = query
      return sendPage(reply, await connections.timeline(caller.projectId, params.id, type, page))
    },
  })
}
