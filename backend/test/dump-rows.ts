import pg from 'pg'

/** Every row of every table of a PostgreSQL server, as text: what is in none of them is not kept. */
export async function dumpRows(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ schemaname: string; tablename: string }>(
      `select schemaname, tablename from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const parts: string[] = []
    for (const { schemaname, tablename } of tables) {
      const name = `${client.escapeIdentifier(schemaname)}.${client.escapeIdentifier(tablename)}`
      const { rows } = await client.query(`select "row"::text as text from ${name} as "row"`)
      parts.push(`${tablename}\n${rows.map(({ text }) => text).join('\n')}`)
    }
    return parts.join('\n\n')
  } finally {
    await client.end()
  }
}
