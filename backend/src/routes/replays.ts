import { errorSchema, replaySchema, type WireReplay } from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Recording } from '../flows/recordings/ports.ts'
import type { ReplayService } from '../flows/recordings/replay-service.ts'

const params = z.object({ id: z.string().min(1) })

const view = ({ id, startedAt, finishedAt }: Recording): WireReplay => ({
  replay_id: id,
  started_at: startedAt.toISOString(),
  finished_at: finishedAt?.toISOString() ?? null,
})

/** Films of browsers, by the browser's id. @see wire protocol 9.4 */
export const replayRoutes: FastifyPluginAsyncZod<{ replays: ReplayService }> = async (
  app,
  { replays },
) => {
  app.get('/browsers/:id/replays', {
    schema: { params, response: { 200: z.array(replaySchema), '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }) =>
      (await replays.list(caller.projectId, id)).map(view),
  })

  app.get('/browsers/:id/replays/:replayId', {
    schema: { params: params.extend({ replayId: z.string().min(1) }) },
    handler: async ({ caller, params: { id, replayId } }, reply) => {
      const film = await replays.download(caller.projectId, id, replayId)
      reply.header('cache-control', 'private, no-store')
      return reply.type('video/webm').send(film)
    },
  })
}
