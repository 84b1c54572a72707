import { lt, sql } from 'drizzle-orm'
import type { TotpSteps } from '../flows/credentials/ports.ts'
import type { Db } from './database.ts'
import { totpSteps } from './schema.ts'

/** Longer than any step a code can be of; what is older cannot be taken twice. */
const kept = 24 * 60 * 60_000

export const createTotpSteps = (db: Db): TotpSteps => ({
  async claim(mark, step, now) {
    const claimed = await db
      .insert(totpSteps)
      .values({ mark, step, claimedAt: now })
      .onConflictDoUpdate({
        target: totpSteps.mark,
        set: { step, claimedAt: now },
        setWhere: lt(totpSteps.step, step),
      })
      .returning({ mark: totpSteps.mark })
    await db
      .delete(totpSteps)
      .where(
        lt(totpSteps.claimedAt, sql`${new Date(now.getTime() - kept).toISOString()}::timestamptz`),
      )
    return claimed.length > 0
  },
})
