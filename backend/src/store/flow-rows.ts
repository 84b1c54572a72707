import { getTableColumns } from 'drizzle-orm'
import { flows } from './schema.ts'

const { startOrder, handoffHash, handoffExpiresAt, handoffUsedAt, leaseEndsAt, ...columns } =
  getTableColumns(flows)

/** The columns of a flow that the product speaks about; the others never leave the store. */
export const flowColumns = columns

/** What an ended flow no longer shows; its verdict stays. */
export const ended = { interaction: null, pauseExpiresAt: null, answerMark: null } as const
