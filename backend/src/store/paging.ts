import type { Paging } from '@managed-auth/protocol'
import type { PageOf } from '../flows/records.ts'

/** Cuts rows that were asked for with one more than a page holds: it tells whether there is a next. */
export const toPage = <T>(rows: T[], { limit, offset }: Paging): PageOf<T> => ({
  items: rows.slice(0, limit),
  nextOffset: rows.length > limit ? offset + limit : 0,
})

/** Text for `like` in which the caller's own wildcards mean themselves. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
