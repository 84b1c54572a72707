import {
  createCredentialProviderSchema,
  credentialProviderItemsSchema,
  credentialProviderSchema,
  credentialProviderTestResultSchema,
  errorSchema,
  pagingSchema,
  updateCredentialProviderSchema,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { CredentialProviderService } from '../flows/providers/credential-providers.ts'
import { sendPage } from '../plugins/paging.ts'

const params = z.object({ id: z.string().min(1) })
const listQuery = z.object({ query: z.string().optional(), ...pagingSchema.shape })

const base = '/org/credential_providers'

/** Password managers of the organisation, which logins fetch values from. @see wire protocol 6 */
export const credentialProviderRoutes: FastifyPluginAsyncZod<{
  credentialProviders: CredentialProviderService
}> = async (app, { credentialProviders }) => {
  app.post(base, {
    schema: {
      body: createCredentialProviderSchema,
      response: { 201: credentialProviderSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, body }, reply) =>
      reply.status(201).send(await credentialProviders.create(caller.projectId, body)),
  })

  app.get(base, {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(credentialProviderSchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query: { query, ...page } }, reply) =>
      sendPage(reply, await credentialProviders.list(caller.projectId, { query }, page)),
  })

  app.get(`${base}/:id`, {
    schema: { params, response: { 200: credentialProviderSchema, '4xx': errorSchema } },
    handler: ({ caller, params: { id } }) => credentialProviders.retrieve(caller.projectId, id),
  })

  app.patch(`${base}/:id`, {
    schema: {
      params,
      body: updateCredentialProviderSchema,
      response: { 200: credentialProviderSchema, '4xx': errorSchema },
    },
    handler: ({ caller, params: { id }, body }) =>
      credentialProviders.update(caller.projectId, id, body),
  })

  app.delete(`${base}/:id`, {
    schema: { params, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }, reply) => {
      await credentialProviders.remove(caller.projectId, id)
      return reply.status(204).send(null)
    },
  })

  app.get(`${base}/:id/items`, {
    schema: { params, response: { 200: credentialProviderItemsSchema, '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }) => ({
      items: await credentialProviders.items(caller.projectId, id),
    }),
  })

  app.post(`${base}/:id/test`, {
    schema: { params, response: { 200: credentialProviderTestResultSchema, '4xx': errorSchema } },
    handler: ({ caller, params: { id } }) => credentialProviders.test(caller.projectId, id),
  })
}
