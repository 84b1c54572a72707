import { type SQL, sql } from 'drizzle-orm'
import type { RunSql } from '../flows/jobs.ts'
import type { Db } from './database.ts'

/** Runs statements written by others, with `$1`, `$2`, … in them, on a handle of ours. */
export const runOn =
  (db: Db): RunSql =>
  async (text, values = []) => {
    const chunks: SQL[] = []
    let end = 0
    for (const match of text.matchAll(/\$(\d+)/g)) {
      chunks.push(
        sql.raw(text.slice(end, match.index)),
        sql`${sql.param(values[Number(match[1]) - 1])}`,
      )
      end = match.index + match[0].length
    }
    chunks.push(sql.raw(text.slice(end)))
    return (await db.execute(sql.join(chunks))) as unknown as { rows: unknown[] }
  }
