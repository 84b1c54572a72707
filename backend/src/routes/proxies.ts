import {
  checkProxySchema,
  createProxySchema,
  errorSchema,
  pagingSchema,
  proxySchema,
  updateProxySchema,
  type WireProxy,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { ProxyRecord } from '../flows/proxies/proxy.ts'
import type { ProxyService } from '../flows/proxies/proxy-service.ts'
import { sendPage } from '../plugins/paging.ts'

const params = z.object({ id: z.string().min(1) })

const listQuery = z.object({
  name: z.string().optional(),
  query: z.string().optional(),
  ...pagingSchema.shape,
})

/** A proxy as the wire shows it: that there is a password, never which. */
const view = (proxy: ProxyRecord): WireProxy => ({
  id: proxy.id,
  type: proxy.type,
  ...(proxy.name !== null && { name: proxy.name }),
  protocol: proxy.protocol,
  config: {
    ...(proxy.config as WireProxy['config']),
    ...(proxy.type === 'custom' && {
      has_password: proxy.sealedPassword !== null,
      has_ca_bundle: proxy.caBundle !== null,
    }),
  },
  bypass_hosts: proxy.bypassHosts,
  ...(proxy.ipAddress !== null && { ip_address: proxy.ipAddress }),
  ...(proxy.status !== null && { status: proxy.status }),
  ...(proxy.lastChecked !== null && { last_checked: proxy.lastChecked.toISOString() }),
})

/** Proxies as a resource. @see wire protocol 8 */
export const proxyRoutes: FastifyPluginAsyncZod<{ proxies: ProxyService }> = async (
  app,
  { proxies },
) => {
  app.post('/proxies', {
    // A bundle of certificates takes 64 KiB by itself.
    bodyLimit: 128 * 1024,
    schema: { body: createProxySchema, response: { 201: proxySchema, '4xx': errorSchema } },
    handler: async ({ caller, body }, reply) =>
      reply.status(201).send(view(await proxies.create(caller.projectId, body))),
  })

  app.get('/proxies', {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(proxySchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query }, reply) => {
      const { limit, offset, ...filter } = query
      const page = await proxies.list(caller.projectId, filter, { limit, offset })
      return sendPage(reply, { ...page, items: page.items.map(view) })
    },
  })

  app.get('/proxies/:id', {
    schema: { params, response: { 200: proxySchema, '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }) =>
      view(await proxies.retrieve(caller.projectId, id)),
  })

  app.patch('/proxies/:id', {
    schema: {
      params,
      body: updateProxySchema,
      response: { 200: proxySchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params: { id }, body }) =>
      view(await proxies.rename(caller.projectId, id, body.name)),
  })

  app.delete('/proxies/:id', {
    schema: { params, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }, reply) => {
      await proxies.remove(caller.projectId, id)
      return reply.status(204).send(null)
    },
  })

  app.post('/proxies/:id/check', {
    schema: {
      params,
      body: z.nullish(checkProxySchema),
      response: { 200: proxySchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params: { id }, body }) =>
      view(await proxies.check(caller.projectId, id, body?.url)),
  })
}
