import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditFact } from '../src/flows/custody/ports.ts'
import { createAuditStore } from '../src/store/audit.ts'
import type { Database } from '../src/store/database.ts'
import { verifyAudit } from '../src/vault/verify-audit.ts'
import { databases } from './open-databases.ts'
import { noon } from './vault-in-memory.ts'
import { projectId, vaultOn } from './vault-on-database.ts'

const quietly = () => undefined

describe.each(databases)('the audit log on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let at: Awaited<ReturnType<typeof vaultOn>>
  let organisationId: string
  let organisations = 0
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  afterAll(() => database.close())
  beforeEach(async () => {
    at = await vaultOn(database)
    organisations += 1
    organisationId = `org_${organisations}`
  })
  afterEach(() => at.close())

  const fact = (more: Partial<AuditFact> = {}): AuditFact => ({
    organisationId,
    at: noon,
    actor: 'mas_1',
    projectId,
    recordId: 'cred_1',
    field: 'value:password',
    purpose: 'fill_login_form',
    origin: null,
    ...more,
  })
  const verify = () => verifyAudit(at.audit, organisationId, quietly)

  /** As somebody with all rights in the database would. */
  async function tamper(change: string): Promise<void> {
    await at.db.execute(sql.raw(`alter table audit_log disable trigger all`))
    await at.db.execute(sql.raw(change.replaceAll('ORG', organisationId)))
    await at.db.execute(sql.raw(`alter table audit_log enable trigger all`))
  }

  it('is one whole chain, whoever writes at the same time', async () => {
    const writers = Array.from({ length: 8 }, () => createAuditStore(at.db))
    await Promise.all(
      writers.map((writer, index) =>
        writer.write([fact({ actor: `mas_${index}` }), fact({ origin: 'https://site.example' })]),
      ),
    )
    const end = await verify()
    expect(end).toMatchObject({ sequence: 16 })
    expect(end).toEqual(await at.audit.head(organisationId))
    expect(await at.audit.chains()).toContain(organisationId)
  })

  it('lets nobody change, remove or empty it', async () => {
    await at.audit.write([fact()])
    for (const change of [
      `update audit_log set actor = 'nobody'`,
      `delete from audit_log`,
      `truncate audit_log`,
    ]) {
      const changed = at.db.execute(sql.raw(change))
      await expect(changed).rejects.toMatchObject({ cause: { message: /append-only/ } })
    }
    expect(await verify()).toMatchObject({ sequence: 1 })
  })

  it.each([
    [
      'a changed entry',
      `update audit_log set actor = 'nobody' where organisation_id = 'ORG' and sequence = 2`,
      { sequence: 2, problem: 'changed' },
    ],
    [
      'a removed entry',
      `delete from audit_log where organisation_id = 'ORG' and sequence = 2`,
      { sequence: 2, problem: 'missing' },
    ],
    [
      'a cut end',
      `delete from audit_log where organisation_id = 'ORG' and sequence = 3`,
      { sequence: 3, problem: 'cut off' },
    ],
    [
      'a log that was emptied',
      `delete from audit_log where organisation_id = 'ORG'`,
      { sequence: 1, problem: 'cut off' },
    ],
    [
      'another end',
      `update audit_heads set hash = 'x' where organisation_id = 'ORG'`,
      { sequence: 3, problem: 'changed' },
    ],
  ])('shows %s', async (_what, change, found) => {
    await at.audit.write([fact(), fact({ recordId: 'cred_2' }), fact()])
    expect(await verify()).toMatchObject({ sequence: 3 })
    await tamper(change)
    expect(await verify()).toEqual(found)
    await tamper(`delete from audit_log where organisation_id = 'ORG'`)
  })

  it('follows a chain longer than one page', async () => {
    const facts = Array.from({ length: 2_300 }, () => fact())
    await at.audit.write(facts)
    expect(await verify()).toMatchObject({ sequence: 2_300 })
  })

  it('refuses to open anything while no row can be written, and opens again afterwards', async () => {
    await at.keepValues(1)
    const vault = await at.startVault()
    await at.db.execute(sql`alter table audit_log rename to audit_log_away`)
    const [text] = await at.storedTexts()
    if (!text) throw new Error('one was kept')
    const place = { projectId, recordId: text[0], field: 'value:password' }
    const opened = vault.open(text[1], place, { purpose: 'fill_login_form' })
    await expect(opened).rejects.toMatchObject({ code: 'audit_unavailable', status: 503 })

    await at.db.execute(sql`alter table audit_log_away rename to audit_log`)
    expect(await at.countOpening(vault)).toBe(1)
  })

  it('commits the row before the value is there, and one commit holds what is opened at once', async () => {
    await at.keepValues(20)
    const before = await at.audit.head('org_default')
    expect(await at.countOpening(await at.startVault())).toBe(20)
    expect((await at.audit.head('org_default')).sequence).toBe(before.sequence + 20)
  })

  it('shows a project the entries of its organisation, newest first', async () => {
    await at.db.execute(
      sql`insert into organisations (id, name, created_at) values (${organisationId}, 'Other', now())`,
    )
    const other = `proj_${organisationId}`
    await at.db.execute(
      sql`insert into projects (id, organisation_id, name, created_at) values (${other}, ${organisationId}, 'Other', now())`,
    )
    await at.audit.write([fact(), fact({ recordId: 'cred_2', at: new Date(noon.getTime() + 1) })])

    const page = await at.audit.list(other, {}, { limit: 1, offset: 0 })
    expect(page).toMatchObject({ items: [{ sequence: 2, recordId: 'cred_2' }], nextOffset: 1 })
    const only = await at.audit.list(other, { recordId: 'cred_1' }, { limit: 9, offset: 0 })
    expect(only).toMatchObject({ items: [{ sequence: 1 }], nextOffset: 0 })
    const none = await at.audit.list('proj_unknown', {}, { limit: 9, offset: 0 })
    expect(none.items).toEqual([])
  })
})
