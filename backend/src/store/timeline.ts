import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { TimelineEntry, TimelineStore } from '../flows/ports.ts'
import type { Db } from './database.ts'
import { flowColumns } from './flow-rows.ts'
import { toPage } from './paging.ts'
import { flows, healthChecks } from './schema.ts'

export const createTimelineStore = (db: Db): TimelineStore => ({
  async list(connectionId, type, page) {
    const wanted = type === 'login' ? 'LOGIN' : 'REAUTH'
    const ofFlows = db
      .select({ id: flows.id, at: sql<Date>`${flows.startedAt}`.as('at'), tie: flows.startOrder })
      .from(flows)
      .where(
        and(
          eq(flows.connectionId, connectionId),
          type === 'health_check' ? sql`false` : undefined,
          type === undefined ? undefined : eq(flows.type, wanted),
        ),
      )
    const ofChecks = db
      .select({
        id: healthChecks.id,
        at: sql<Date>`${healthChecks.checkedAt}`.as('at'),
        tie: sql<number>`0`.as('tie'),
      })
      .from(healthChecks)
      .where(
        and(
          eq(healthChecks.connectionId, connectionId),
          type === undefined || type === 'health_check' ? undefined : sql`false`,
        ),
      )
    const rows = await unionAll(ofFlows, ofChecks)
      .orderBy(desc(sql`at`), desc(sql`start_order`), sql`id`)
      .limit(page.limit + 1)
      .offset(page.offset)
    const { items, nextOffset } = toPage(rows, page)
    const ids = items.map(({ id }) => id)
    if (ids.length === 0) return { items: [], nextOffset }
    const [flowRows, checkRows] = await Promise.all([
      db.select(flowColumns).from(flows).where(inArray(flows.id, ids)),
      db.select().from(healthChecks).where(inArray(healthChecks.id, ids)),
    ])
    const entries = new Map<string, TimelineEntry>([
      ...flowRows.map((flow) => [flow.id, { kind: 'flow', flow }] as const),
      ...checkRows.map((check) => [check.id, { kind: 'check', check }] as const),
    ])
    return { items: ids.flatMap((id) => entries.get(id) ?? []), nextOffset }
  },
})
