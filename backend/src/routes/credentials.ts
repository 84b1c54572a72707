import {
  createCredentialSchema,
  credentialSchema,
  errorSchema,
  pagingSchema,
  totpCodeSchema,
  updateCredentialSchema,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { CredentialService } from '../flows/credentials/credential-service.ts'
import { sendPage } from '../plugins/paging.ts'

const listQuery = z.object({
  domain: z.string().optional(),
  query: z.string().optional(),
  ...pagingSchema.shape,
})

const params = z.object({ idOrName: z.string().min(1) })

/** Credentials: kept, changed and deleted, never read. @see wire protocol 5 */
export const credentialRoutes: FastifyPluginAsyncZod<{ credentials: CredentialService }> = async (
  app,
  { credentials },
) => {
  // Codes and names of accounts: no cache on the way may keep them.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store')
  })

  app.post('/credentials', {
    schema: {
      body: createCredentialSchema,
      response: { 201: credentialSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, body }, reply) =>
      reply.status(201).send(await credentials.create(caller.projectId, body)),
  })

  app.get('/credentials', {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(credentialSchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query: { limit, offset, ...filter } }, reply) =>
      sendPage(reply, await credentials.list(caller.projectId, filter, { limit, offset })),
  })

  app.get('/credentials/:idOrName', {
    schema: { params, response: { 200: credentialSchema, '4xx': errorSchema } },
    handler: ({ caller, params: { idOrName } }) => credentials.retrieve(caller.projectId, idOrName),
  })

  app.patch('/credentials/:idOrName', {
    schema: {
      params,
      body: updateCredentialSchema,
      response: { 200: credentialSchema, '4xx': errorSchema },
    },
    handler: ({ caller, params: { idOrName }, body }) =>
      credentials.update(caller.projectId, idOrName, body),
  })

  app.delete('/credentials/:idOrName', {
    schema: { params, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params: { idOrName } }, reply) => {
      await credentials.remove(caller.projectId, idOrName)
      return reply.status(204).send(null)
    },
  })

  app.get('/credentials/:idOrName/totp-code', {
    schema: { params, response: { 200: totpCodeSchema, '4xx': errorSchema } },
    handler: ({ caller, params: { idOrName } }) => credentials.totpCode(caller.projectId, idOrName),
  })
}
