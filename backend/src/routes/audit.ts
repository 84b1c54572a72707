import {
  auditEntrySchema,
  errorSchema,
  pagingSchema,
  type WireAuditEntry,
} from '@managed-auth/protocol'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { AuditEntry, AuditReader } from '../flows/custody/ports.ts'
import { sendPage } from '../plugins/paging.ts'

const listQuery = z.object({ record_id: z.string().min(1).optional(), ...pagingSchema.shape })

const view = (entry: AuditEntry): WireAuditEntry => ({
  organization_id: entry.organisationId,
  sequence: entry.sequence,
  at: entry.at.toISOString(),
  actor: entry.actor,
  project_id: entry.projectId,
  record_id: entry.recordId,
  field: entry.field,
  purpose: entry.purpose,
  origin: entry.origin,
  previous_hash: entry.previousHash,
  hash: entry.hash,
})

/** Everything that was opened in the caller's organisation, newest first. Names and ids, no values. */
export const auditRoutes: FastifyPluginAsyncZod<{ audit: AuditReader }> = async (
  app,
  { audit },
) => {
  app.get('/org/audit', {
    schema: {
      querystring: listQuery,
      response: { 200: z.array(auditEntrySchema), '4xx': errorSchema },
    },
    handler: async ({ caller, query: { record_id: recordId, ...page } }, reply) => {
      const entries = await audit.list(caller.projectId, { recordId }, page)
      return sendPage(reply, { ...entries, items: entries.items.map(view) })
    },
  })
}
