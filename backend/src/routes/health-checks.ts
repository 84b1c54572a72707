import { errorSchema, managedAuthSchema } from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { CheckService } from '../flows/checks/check-service.ts'

const params = z.object({ id: z.string().min(1) })

/** Checks that somebody asks for. @see wire protocol 4.11 */
export const healthCheckRoutes: FastifyPluginAsyncZod<{ checks: CheckService }> = async (
  app,
  { checks },
) => {
  app.post('/auth/connections/:id/health-check', {
    schema: { params, response: { 202: managedAuthSchema, '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }, reply) =>
      reply.status(202).send(await checks.request(caller.projectId, id)),
  })
}
