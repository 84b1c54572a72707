import * as z from 'zod/mini'

/**
 * One opening of a sealed value, written down before it was opened. Entries are chained: `hash` is
 * the SHA-256 in hex of the JSON text of an array with `previous_hash`, `sequence`, the organisation,
 * `at`, `actor`, `project_id`, `record_id`, `field`, `purpose` and `origin`, in this order.
 */
export const auditEntrySchema = z.object({
  organization_id: z.string(),
  /** Counts the entries of the organisation from 1, without gaps. */
  sequence: z.number(),
  at: z.string(),
  /** Who caused it: the id of a flow, `api` for a request with an API key, `worker` or `operator`. */
  actor: z.string(),
  project_id: z.string(),
  /** The credential, profile, flow, provider or proxy whose value was opened. */
  record_id: z.string(),
  /** Which of its values, by name. */
  field: z.string(),
  purpose: z.string(),
  /** Where the value was bound for; null when it did not leave the server. */
  origin: z.nullable(z.string()),
  previous_hash: z.string(),
  hash: z.string(),
})
export type WireAuditEntry = z.infer<typeof auditEntrySchema>
