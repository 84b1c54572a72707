import { errorSchema, executeScriptSchema, scriptOutcomeSchema } from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { ScriptService } from '../flows/browser-sessions/script-service.ts'

/** Code run against a browser. @see wire protocol 9.4 */
export const scriptRoutes: FastifyPluginAsyncZod<{ scripts: ScriptService }> = async (
  app,
  { scripts },
) => {
  app.post('/browsers/:idOrName/playwright/execute', {
    schema: {
      params: z.object({ idOrName: z.string().min(1) }),
      body: executeScriptSchema,
      response: { 200: scriptOutcomeSchema, '4xx': errorSchema },
    },
    handler: ({ caller, params: { idOrName }, body }, reply) => {
      const left = new AbortController()
      // Once the answer was sent there is nothing left to end.
      reply.raw.on('close', () => left.abort())
      return scripts.execute(caller.projectId, idOrName, body, left.signal)
    },
  })
}
