import { and, eq, like } from 'drizzle-orm'
import type { CredentialStore, Outcome } from '../flows/ports.ts'
import type { Db } from './database.ts'
import { containing } from './paging.ts'
import { credentials, credentialValues } from './schema.ts'

export const createCredentialStore = (db: Db): CredentialStore => ({
  async idOf(projectId, name) {
    const [row] = await db
      .select({ id: credentials.id })
      .from(credentials)
      .where(and(eq(credentials.projectId, projectId), eq(credentials.name, name)))
    return row?.id
  },

  async ssoProvider(id) {
    const [row] = await db
      .select({ ssoProvider: credentials.ssoProvider })
      .from(credentials)
      .where(eq(credentials.id, id))
    return row?.ssoProvider ?? undefined
  },

  async sealedValues(id) {
    const rows = await db
      .select()
      .from(credentialValues)
      .where(eq(credentialValues.credentialId, id))
    return Object.fromEntries(rows.map(({ ref, sealed }) => [ref, sealed]))
  },
})

/** Merges values into a credential, which is added when it is new. Call inside a transaction. */
export async function saveCredential(
  tx: Db,
  owner: { projectId: string; domain: string; now: Date },
  credential: NonNullable<Outcome['credential']>,
): Promise<void> {
  const { projectId, domain, now } = owner
  const { ssoProvider = null } = credential
  const known = await tx
    .update(credentials)
    .set({ ssoProvider, updatedAt: now })
    .where(and(eq(credentials.id, credential.id), eq(credentials.projectId, projectId)))
    .returning({ id: credentials.id })
  if (known.length === 0) {
    const name = await freeName(tx, projectId, credential.suggestedName)
    await tx.insert(credentials).values({
      id: credential.id,
      projectId,
      domain,
      name,
      ssoProvider,
      createdAt: now,
      updatedAt: now,
    })
  }
  for (const [ref, sealed] of Object.entries(credential.sealedValues)) {
    await tx
      .insert(credentialValues)
      .values({ credentialId: credential.id, ref, sealed })
      .onConflictDoUpdate({
        target: [credentialValues.credentialId, credentialValues.ref],
        set: { sealed },
      })
  }
}

/** `name`, or `name-2`, `name-3`, … when it is taken. */
async function freeName(tx: Db, projectId: string, name: string): Promise<string> {
  const rows = await tx
    .select({ name: credentials.name })
    .from(credentials)
    .where(
      and(eq(credentials.projectId, projectId), like(credentials.name, containing(name).slice(1))),
    )
  const taken = new Set(rows.map((row) => row.name))
  let free = name
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`
  return free
}
