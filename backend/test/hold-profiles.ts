import pg from 'pg'

/** A hold on every profile of an installation: whoever wants to save one waits. */
export interface HeldProfiles {
  /** Whether somebody waits, with a transaction half done. */
  isWanted(): Promise<boolean>
  release(): Promise<void>
}

export async function holdProfiles(databaseUrl: string): Promise<HeldProfiles> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // The server may end before: then the hold is gone with the connection.
  client.on('error', () => undefined)
  await client.connect()
  await client.query('begin')
  await client.query('select id from profiles order by id for update')
  return {
    async isWanted() {
      // A transaction sees the sessions of others as they were when it first looked.
      await client.query('select pg_stat_clear_snapshot()')
      const { rows } = await client.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query ilike 'update "profiles"%'`,
      )
      return rows.length > 0
    },
    async release() {
      await client.query('rollback').catch(() => undefined)
      await client.end().catch(() => undefined)
    },
  }
}
