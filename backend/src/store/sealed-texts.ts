import { type SQL, sql } from 'drizzle-orm'
import type { SealedTextStore, StoredText } from '../flows/custody/ports.ts'
import type { Db } from './database.ts'

/** A column of sealed texts, and what its texts are bound to. */
interface Place {
  /** The rows as `id`, `part`, `project_id`, `record_id`, `field` and `sealed`. */
  rows: SQL
  update: (row: StoredText, sealed: string) => SQL
  /** So many are held in memory at once, at most: some are large. @default as asked for */
  atOnce?: number
}

/** A column `sealed…` of a table with one text a row, bound to the row's project and id. */
const column = (table: string, name: string, field: string, atOnce?: number): Place => {
  const [from, sealedColumn] = [sql.identifier(table), sql.identifier(name)]
  return {
    rows: sql`select id, '' as part, project_id, id as record_id, ${field}::text as field,
      ${sealedColumn} as sealed from ${from}`,
    update: (row, sealed) => sql`update ${from} set ${sealedColumn} = ${sealed}
      where id = ${row.id} and ${sealedColumn} = ${row.sealed}`,
    ...(atOnce !== undefined && { atOnce }),
  }
}

/**
 * A new column of sealed texts needs its line here: a test compares this list with the schema.
 * `flow_answers` has none. Answers wait for seconds, and retired keys are kept for longer than a flow.
 */
const places: Record<string, Place> = {
  'credential_values.sealed': {
    rows: sql`select credential_id as id, ref as part, project_id, credential_id as record_id,
      'value:' || ref as field, sealed
      from credential_values join credentials on credentials.id = credential_id`,
    update: (row, sealed) => sql`update credential_values set sealed = ${sealed}
      where credential_id = ${row.id} and ref = ${row.part} and sealed = ${row.sealed}`,
  },
  'credentials.sealed_totp': column('credentials', 'sealed_totp', 'totp'),
  'profiles.sealed_state': column('profiles', 'sealed_state', 'state', 20),
  'credential_providers.sealed_token': column('credential_providers', 'sealed_token', 'token'),
  'credential_providers.sealed_key_file': column(
    'credential_providers',
    'sealed_key_file',
    'key_file',
  ),
  'recordings.sealed': column('recordings', 'sealed', 'film', 2),
  'proxies.sealed_password': column('proxies', 'sealed_password', 'password'),
}

const placeOf = (name: string): Place => {
  const place = places[name]
  if (!place) throw new Error(`there is no place of sealed texts named ${name}`)
  return place
}

/** What a row is as the driver gives it. */
interface Row extends Record<string, unknown> {
  id: string
  part: string
  project_id: string
  record_id: string
  field: string
  sealed: string
}

/** The texts of an organisation in one place that do not begin with `prefix`. */
const others = (place: Place, organisationId: string, prefix: string): SQL => sql`
  from (${place.rows}) as place join projects on projects.id = place.project_id
  where projects.organisation_id = ${organisationId}
    and place.sealed is not null and not starts_with(place.sealed, ${prefix})`

const rowsOf = <T>(result: unknown): T[] => (result as { rows: T[] }).rows

export const createSealedTextStore = (db: Db): SealedTextStore => ({
  places: Object.keys(places),

  async page(name, organisationId, prefix, after, limit) {
    const place = placeOf(name)
    const beyond = after ? sql`and (place.id, place.part) > (${after.id}, ${after.part})` : sql``
    const result = await db.execute(sql`
      select place.* ${others(place, organisationId, prefix)} ${beyond}
      order by place.id, place.part limit ${Math.min(limit, place.atOnce ?? limit)}`)
    return rowsOf<Row>(result).map((row) => ({
      place: name,
      id: row.id,
      part: row.part,
      binding: { projectId: row.project_id, recordId: row.record_id, field: row.field },
      sealed: row.sealed,
    }))
  },

  async countOthers(organisationId, prefix) {
    const counts = Object.values(places).map(
      (place) => sql`select count(*) as count ${others(place, organisationId, prefix)}`,
    )
    const result = await db.execute(
      sql`select sum(count) as total from (${sql.join(counts, sql` union all `)}) as counts`,
    )
    return Number(rowsOf<{ total: string }>(result)[0]?.total ?? 0)
  },

  async replace(text, sealed) {
    await db.execute(placeOf(text.place).update(text, sealed))
  },

  async names(keyId) {
    // A text names its key in front; an answer on its way may hold several of them.
    const all = Object.values(places).map(
      ({ rows }) => sql`select left(sealed, 64) as sealed from (${rows}) as place`,
    )
    const result = await db.execute(sql`
      select 1 from (${sql.join([...all, sql`select sealed from flow_answers`], sql` union all `)}) as texts
      where strpos(sealed, ${keyId}) > 0 limit 1`)
    return rowsOf(result).length > 0
  },
})
