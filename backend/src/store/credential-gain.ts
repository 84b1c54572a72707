import { and, eq } from 'drizzle-orm'
import type { CredentialGain } from '../flows/credentials/ports.ts'
import { mergeValues } from './credentials.ts'
import type { Db } from './database.ts'
import { credentials } from './schema.ts'

/**
 * Merges what a login brought into a credential, which is added when it is new. Call inside a
 * transaction.
 * @returns Whether the credential is there; one that was deleted during the login stays deleted.
 */
export async function saveGain(
  tx: Db,
  owner: { projectId: string; domain: string; now: Date },
  gain: CredentialGain,
): Promise<boolean> {
  const { projectId, domain, now } = owner
  const { id, suggestedName, ssoProvider, sealedTotp } = gain
  const change = {
    ...(sealedTotp !== undefined && { sealedTotp }),
    ...(ssoProvider !== undefined && { ssoProvider, fromProvider: ssoProvider !== null }),
    updatedAt: now,
  }
  if (suggestedName === undefined) {
    const known = await tx
      .update(credentials)
      .set(change)
      .where(and(eq(credentials.id, id), eq(credentials.projectId, projectId)))
      .returning({ id: credentials.id })
    if (known.length === 0) return false
  } else {
    await add(tx, suggestedName, { id, projectId, domain, createdAt: now, ...change })
  }
  await mergeValues(tx, id, gain.sealedValues)
  return true
}

/** Adds a row as `name`, or as `name-2`, `name-3`, … when it is taken. */
async function add(
  tx: Db,
  name: string,
  row: Omit<typeof credentials.$inferInsert, 'name'>,
): Promise<void> {
  let free = name
  for (let count = 2; ; count += 1) {
    const added = await tx
      .insert(credentials)
      .values({ ...row, name: free })
      .onConflictDoNothing({ target: [credentials.projectId, credentials.name] })
      .returning({ id: credentials.id })
    if (added.length > 0) return
    free = `${name}-${count}`
  }
}
