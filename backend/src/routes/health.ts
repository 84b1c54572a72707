import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

/** Whether this process serves and reaches its database. */
export const healthRoutes: FastifyPluginAsyncZod<{ checkStore: () => Promise<void> }> = async (
  app,
  { checkStore },
) => {
  const answer = z.object({ status: z.enum(['ok', 'database_unreachable']) })
  app.get('/health', {
    config: { access: 'anyone' },
    schema: { response: { 200: answer, 503: answer } },
    handler: async (_request, reply) => {
      const isReachable = await checkStore().then(
        () => true,
        () => false,
      )
      if (!isReachable) return reply.status(503).send({ status: 'database_unreachable' })
      return { status: 'ok' as const }
    },
  })
}
