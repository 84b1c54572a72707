import {
  errorSchema,
  replaySchema,
  startReplaySchema,
  type WireReplay,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Recording } from '../flows/recordings/ports.ts'
import type { ReplayService } from '../flows/recordings/replay-service.ts'

const params = z.object({ id: z.string().min(1) })
const replayParams = params.extend({ replayId: z.string().min(1) })

const view = ({ id, startedAt, finishedAt }: Recording): WireReplay => ({
  replay_id: id,
  started_at: startedAt.toISOString(),
  finished_at: finishedAt?.toISOString() ?? null,
})

/** Films of browsers, by the browser's id; an agent's by its name as well. @see wire protocol 9.4 */
export const replayRoutes: FastifyPluginAsyncZod<{ replays: ReplayService }> = async (
  app,
  { replays },
) => {
  app.get('/browsers/:id/replays', {
    schema: { params, response: { 200: z.array(replaySchema), '4xx': errorSchema } },
    handler: async ({ caller, params: { id } }) =>
      (await replays.list(caller.projectId, id)).map(view),
  })

  app.post('/browsers/:id/replays', {
    schema: {
      params,
      body: z.nullish(startReplaySchema),
      response: { 201: replaySchema, '4xx': errorSchema },
    },
    handler: async ({ caller, params: { id }, body }, reply) =>
      reply.status(201).send(view(await replays.start(caller.projectId, id, body ?? {}))),
  })

  app.post('/browsers/:id/replays/:replayId/stop', {
    schema: { params: replayParams, response: { 204: z.null(), '4xx': errorSchema } },
    handler: async ({ caller, params: { id, replayId } }, reply) => {
      await replays.stop(caller.projectId, id, replayId)
      return reply.status(204).send(null)
    },
  })

  app.get('/browsers/:id/replays/:replayId', {
    schema: { params: replayParams },
    handler: async ({ caller, params: { id, replayId } }, reply) => {
      const film = await replays.download(caller.projectId, id, replayId)
      reply.header('cache-control', 'private, no-store')
      return reply.type('video/webm').send(film)
    },
  })
}
