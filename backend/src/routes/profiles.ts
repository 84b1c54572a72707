import {
  createProfileSchema,
  errorSchema,
  type ProfileFormat,
  pagingSchema,
  profileFormats,
  profileSchema,
  updateProfileSchema,
  type Profile as WireProfile,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { ProfileService } from '../flows/profiles.ts'
import type { Profile } from '../flows/records.ts'
import { sendPage } from '../plugins/paging.ts'

const listQuery = z.object({
  name: z.string().optional(),
  query: z.string().optional(),
  ...pagingSchema.shape,
})

const params = z.object({ idOrName: z.string().min(1) })

const downloadQuery = z.object({ format: z.enum(profileFormats).default('tar.zst') })

const typeOf: Record<ProfileFormat, string> = {
  'tar.zst': 'application/zstd',
  tar: 'application/x-tar',
  json: 'application/json',
}

/** A profile as the wire shows it. */
export const viewProfile = ({
  id,
  name,
  createdAt,
  updatedAt,
  lastUsedAt,
}: Profile): WireProfile => ({
  id,
  name,
  created_at: createdAt.toISOString(),
  ...(updatedAt && { updated_at: updatedAt.toISOString() }),
  ...(lastUsedAt && { last_used_at: lastUsedAt.toISOString() }),
})

/** Saved browser profiles: which there are, and the saved state itself. @see wire protocol 7 */
export const profileRoutes: FastifyPluginAsyncZod<{ profiles: ProfileService }> = async (
  app,
  { profiles },
) => {
  app.post('/profiles', {
    schema: {
      body: z.nullish(createProfileSchema),
      response: { 201: profileSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, body }, reply) =>
      reply.status(201).send(viewProfile(await profiles.create(caller.projectId, body?.name))),
  })

  app.get('/profiles', {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(profileSchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query }, reply) => {
      const { name, query: part, limit, offset } = query
      const page = await profiles.list(caller.projectId, { name, query: part }, { limit, offset })
      return sendPage(reply, { ...page, items: page.items.map(viewProfile) })
    },
  })

  app.get('/profiles/:idOrName', {
    schema: { params, response: { 200: profileSchema, '4xx': errorSchema } },
    handler: async ({ caller, params: { idOrName } }) =>
      viewProfile(await profiles.retrieve(caller.projectId, idOrName)),
  })

  app.patch('/profiles/:idOrName', {
    schema: {
      params,
      body: updateProfileSchema,
      response: { 200: profileSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params: { idOrName }, body }) =>
      viewProfile(await profiles.rename(caller.projectId, idOrName, body.name)),
  })

  app.delete('/profiles/:idOrName', {
    schema: { params, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params: { idOrName } }, reply) => {
      await profiles.remove(caller.projectId, idOrName)
      return reply.status(204).send(null)
    },
  })

  app.get('/profiles/:idOrName/download', {
    schema: { params, querystring: downloadQuery },
    handler: async ({ caller, params: { idOrName }, query: { format } }, reply) => {
      reply.header('cache-control', 'private, no-store')
      const saved =
        format === 'json'
          ? (await profiles.state(caller.projectId, idOrName))?.reveal()
          : await profiles.archive(caller.projectId, idOrName, format)
      // 202, not 204: the official SDK hands a 204 out as null instead of a response.
      if (saved === undefined) return reply.status(202).send()
      return reply.type(typeOf[format]).send(saved)
    },
  })
}
