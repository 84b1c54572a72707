import { sql } from 'drizzle-orm'
import type { Changes, FlowCalls } from '../flows/ports.ts'
import type { Database, Db } from './database.ts'

const channel = 'connection_changed'

/** Tells every process that a connection or its flow changed, when the transaction commits. */
export const announce = (db: Db, connectionId: string) =>
  db.execute(sql`select pg_notify(${channel}, ${connectionId})`)

const callChannel = 'flow_waiting'

/** Tells every worker that a flow waits to be driven, when the transaction commits. */
export const callWorkers = (db: Db) => db.execute(sql`select pg_notify(${callChannel}, '')`)

/** The same, when one waits for its turn on the profile of this connection. */
export const callForWaiting = (db: Db, connectionId: string) =>
  db.execute(sql`
    select pg_notify(${callChannel}, '') where exists (
      select from connections own
        join connections neighbour on neighbour.profile_id = own.profile_id and neighbour.id <> own.id
        join flows on flows.connection_id = neighbour.id
      where own.id = ${connectionId} and flows.status = 'IN_PROGRESS' and flows.fence = 0
    )`)

/** Tells the workers of this process when a flow waits to be driven. */
export const listenForCalls = (database: Database): FlowCalls => ({
  subscribe: (listener) => database.listen(callChannel, listener, listener),
})

/** Hands the database's notifications to whoever watches that connection in this process. */
export async function listenForChanges(database: Database): Promise<Changes> {
  const listeners = new Map<string, Set<() => void>>()
  const tell = (own: Iterable<() => void>) => {
    for (const listener of own) listener()
  }
  await database.listen(
    channel,
    (connectionId) => tell(listeners.get(connectionId) ?? []),
    () => {
      for (const own of listeners.values()) tell(own)
    },
  )
  return {
    subscribe(connectionId, listener) {
      const own = listeners.get(connectionId) ?? new Set()
      listeners.set(connectionId, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(connectionId)
      }
    },
  }
}
