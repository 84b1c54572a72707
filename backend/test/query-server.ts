import pg from 'pg'

/** Runs one statement on a PostgreSQL server, beside whoever else uses it. */
export async function queryServer(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text, values)
  } finally {
    await client.end()
  }
}
