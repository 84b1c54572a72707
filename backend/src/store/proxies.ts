import { and, asc, desc, eq, ilike, isNull, or, sql } from 'drizzle-orm'
import type { ProxyStore } from '../flows/proxies/ports.ts'
import type { Db } from './database.ts'
import { containing, toPage } from './paging.ts'
import { connections, proxies } from './schema.ts'

const { deletedAt, ...columns } = {
  id: proxies.id,
  projectId: proxies.projectId,
  type: proxies.type,
  name: proxies.name,
  protocol: proxies.protocol,
  config: proxies.config,
  sealedPassword: proxies.sealedPassword,
  caBundle: proxies.caBundle,
  bypassHosts: proxies.bypassHosts,
  ipAddress: proxies.ipAddress,
  status: proxies.status,
  lastChecked: proxies.lastChecked,
  createdAt: proxies.createdAt,
  deletedAt: proxies.deletedAt,
}

const live = (projectId: string, id: string) =>
  and(eq(proxies.projectId, projectId), eq(proxies.id, id), isNull(deletedAt))

export const createProxyStore = (db: Db): ProxyStore => ({
  async insert(proxy) {
    await db.insert(proxies).values(proxy)
  },

  async find(projectId, id) {
    const [row] = await db.select(columns).from(proxies).where(live(projectId, id))
    return row
  },

  named: (projectId, name) =>
    db
      .select(columns)
      .from(proxies)
      .where(and(eq(proxies.projectId, projectId), eq(proxies.name, name), isNull(deletedAt))),

  async list(projectId, { name, query }, page) {
    const part = query && containing(query)
    const rows = await db
      .select(columns)
      .from(proxies)
      .where(
        and(
          eq(proxies.projectId, projectId),
          isNull(deletedAt),
          name ? eq(proxies.name, name) : undefined,
          part
            ? or(
                ilike(proxies.name, part),
                ilike(sql`${proxies.config} ->> 'host'`, part),
                ilike(proxies.ipAddress, part),
                eq(proxies.id, query ?? ''),
              )
            : undefined,
        ),
      )
      .orderBy(desc(proxies.createdAt), asc(proxies.id))
      .limit(page.limit + 1)
      .offset(page.offset)
    return toPage(rows, page)
  },

  async rename(projectId, id, name) {
    const [row] = await db
      .update(proxies)
      .set({ name })
      .where(live(projectId, id))
      .returning(columns)
    return row
  },

  async judge(projectId, id, { status, ipAddress, lastChecked }) {
    const [row] = await db
      .update(proxies)
      .set({ status, lastChecked, ...(ipAddress !== undefined && { ipAddress }) })
      .where(live(projectId, id))
      .returning(columns)
    return row
  },

  remove: (projectId, id) =>
    db.transaction(async (tx) => {
      const [row] = await tx
        .select({ id: proxies.id })
        .from(proxies)
        .where(live(projectId, id))
        .for('update')
      if (!row) return 'unknown'
      const users = await tx
        .select({ id: connections.id })
        .from(connections)
        .where(eq(connections.proxyId, id))
        .limit(1)
      if (users.length > 0) return 'in_use'
      await tx
        .update(proxies)
        // What is kept of it serves the history; nobody can go out by it again.
        .set({ deletedAt: sql`now()`, sealedPassword: null })
        .where(eq(proxies.id, id))
      return 'removed'
    }),
})
