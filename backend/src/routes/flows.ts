import {
  errorSchema,
  exchangeRequestSchema,
  exchangeResponseSchema,
  loginRequestSchema,
  loginResponseSchema,
  submitRequestSchema,
  submitResponseSchema,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { FlowService } from '../flows/flow-service.ts'
import type { Flow } from '../flows/records.ts'
import { streamEvents } from './event-stream.ts'

const idParams = z.object({ id: z.string().min(1) })

export interface FlowRouteDeps {
  flows: FlowService
  issueToken: (flow: Flow) => Promise<string>
  now: () => Date
  /** Between two heartbeats of an event stream, in milliseconds. */
  heartbeatMs: number
}

/** The calls of one login: start it, trade the code, follow, answer. */
export const flowRoutes: FastifyPluginAsyncZod<FlowRouteDeps> = async (app, deps) => {
  const { flows, issueToken, now, heartbeatMs } = deps

  // What passes here is for one browser alone: no cache on the way may keep it.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store')
  })

  app.post('/auth/connections/:id/login', {
    schema: {
      params: idParams,
      body: z.nullish(loginRequestSchema),
      response: { 200: loginResponseSchema, '4xx': errorSchema },
    },
    handler: ({ caller, params, body }) => flows.login(caller.projectId, params.id, body ?? {}),
  })

  app.post('/auth/connections/:id/exchange', {
    config: { access: 'anyone' },
    schema: {
      params: idParams,
      body: exchangeRequestSchema,
      response: { 200: exchangeResponseSchema, '4xx': errorSchema },
    },
    handler: async ({ params, body }) => {
      const flow = await flows.exchange(params.id, body.code)
      const sealing_keys = await flows.sealingKeys(flow)
      return { jwt: await issueToken(flow), ...(sealing_keys.length > 0 && { sealing_keys }) }
    },
  })

  app.post('/auth/connections/:id/submit', {
    config: { access: 'api-key-or-session' },
    schema: {
      params: idParams,
      body: submitRequestSchema,
      response: { 202: submitResponseSchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params, body }, reply) => {
      await flows.submit(caller.projectId, params.id, body)
      return reply.status(202).send({ accepted: true })
    },
  })

  app.get('/auth/connections/:id/events', {
    config: { access: 'api-key-or-session' },
    schema: { params: idParams },
    handler: async ({ caller, params, raw }, reply) => {
      const abort = new AbortController()
      raw.on('close', () => abort.abort())
      const flowId = caller.kind === 'session' ? caller.flowId : undefined
      const states = flows.follow(caller.projectId, params.id, flowId, abort.signal)
      return streamEvents(reply, states, now, heartbeatMs)
    },
  })
}
