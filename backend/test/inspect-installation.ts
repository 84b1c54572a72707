import { readConfig } from '../src/config.ts'
import { profileBinding } from '../src/flows/profile-state.ts'
import { openKeyRing, openSealer, openVault, readApiSecret } from '../src/open-vault.ts'
import { createAuditStore } from '../src/store/audit.ts'
import { openServerDatabase } from '../src/store/database.ts'
import { verifyAudit } from '../src/vault/verify-audit.ts'
import { silentLog } from './vault-in-memory.ts'

/** What an installation holds, seen by somebody who has its keys and knows no rule of it. */
export interface Inspection {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>
  /** What a profile opens to. @returns Nothing when nothing is saved. @throws When it does not open. */
  profileState(profile: { id: string; project_id: string }): Promise<string | undefined>
  /** What is wrong with the chains of the audit log; empty when they are whole. */
  auditProblems(): Promise<string[]>
  close(): Promise<void>
}

/** @param env - The variables of its workers. */
export async function inspectInstallation(env: Record<string, string>): Promise<Inspection> {
  const config = readConfig(env)
  const now = () => new Date()
  const database = await openServerDatabase(config.databaseUrl ?? '')
  const { db, run } = database
  const sealer = openSealer(config, await readApiSecret(config), db, now)
  const vault = await openVault(sealer, openKeyRing(config), { db, now, log: silentLog })
  const query = async <Row>(text: string, values?: unknown[]) =>
    (await run(text, values)).rows as Row[]
  return {
    query,
    async profileState({ id, project_id: projectId }) {
      const [row] = await query<{ sealed_state: string | null }>(
        'select sealed_state from profiles where id = $1',
        [id],
      )
      if (!row || row.sealed_state === null) return undefined
      const why = { purpose: 'download_profile', actor: 'inspection' } as const
      return (await vault.open(row.sealed_state, profileBinding(projectId, id), why)).reveal()
    },
    async auditProblems() {
      const audit = createAuditStore(db)
      const ends = await Promise.all(
        (await audit.chains()).map(async (id) => ({
          id,
          ...(await verifyAudit(audit, id, () => undefined)),
        })),
      )
      return ends.flatMap((end) =>
        'problem' in end ? [`${end.id} at ${end.sequence}: ${end.problem}`] : [],
      )
    },
    close: () => database.close(),
  }
}
