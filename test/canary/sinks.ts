import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Something that was written down, said or left somewhere, as bytes. */
export interface Trace {
  /** Where: an answer by method and path, a file, a column. */
  place: string
  bytes: Buffer
}

export interface RecordingFetch {
  fetch: typeof fetch
  /** Every answer so far: headers, and of the body what its caller has read. */
  answers(): Trace[]
}

/** Calls through, and keeps what comes back. What is sent holds the secrets and is not kept. */
export function recordFetch(through: typeof fetch = globalThis.fetch): RecordingFetch {
  const answers: { place: string; chunks: Uint8Array[] }[] = []
  return {
    async fetch(input, init) {
      const response = await through(input, init)
      const { headers, body, status } = response
      const lines = [...headers].map(([name, value]) => `${name}: ${value}\n`)
      const chunks: Uint8Array[] = [Buffer.from(lines.join(''), 'latin1')]
      const { pathname } = new URL(response.url)
      answers.push({ place: `${init?.method ?? 'GET'} ${pathname} ${status}`, chunks })
      // Not a clone: its half of a stream would stay open after the reader has gone.
      const tap = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, passed) {
          chunks.push(chunk)
          passed.enqueue(chunk)
        },
      })
      return body ? new Response(body.pipeThrough(tap), { status, headers }) : response
    },
    answers: () => answers.map(({ place, chunks }) => ({ place, bytes: Buffer.concat(chunks) })),
  }
}

/** Every file below a folder. What goes away meanwhile is left out. */
export async function readFolder(folder: string): Promise<Trace[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const traces = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name)
      const bytes = await readFile(file).catch(() => undefined)
      // The name of a file says something as well.
      return bytes && { place: file, bytes: Buffer.concat([Buffer.from(`${file}\n`), bytes]) }
    }),
  )
  return traces.filter((trace) => trace !== undefined)
}

/** Asks a PostgreSQL database, real or embedded. */
export type Query = (sql: string) => Promise<{ rows: Record<string, unknown>[] }>

/** Every column of every table of ours: a dump in which nothing is quoted, encoded or compressed. */
export async function dumpDatabase(query: Query): Promise<Trace[]> {
  const { rows: columns } = await query(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as table_name,
        quote_ident(column_name) as column_name, data_type
      from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const traces: Trace[] = []
  for (const { table_name: table, column_name: column, data_type: type } of columns) {
    const cast = type === 'bytea' ? '' : '::text'
    const { rows } = await query(`select ${column}${cast} as value from ${table}`)
    const values = rows.map(({ value }) => {
      return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(`${value}\n`)
    })
    traces.push({ place: `${table}.${column}`, bytes: Buffer.concat(values) })
  }
  return traces
}
