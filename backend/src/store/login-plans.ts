import { eq } from 'drizzle-orm'
import type { Plan } from '../flows/plan/plan.ts'
import type { PlanStore } from '../flows/ports.ts'
import type { Db } from './database.ts'
import { readPlan } from './plan-format.ts'
import { loginPlans } from './schema.ts'

export const createPlanStore = (db: Db): PlanStore => ({
  async find(connectionId) {
    const [row] = await db
      .select({ plan: loginPlans.plan })
      .from(loginPlans)
      .where(eq(loginPlans.connectionId, connectionId))
    return readPlan(row?.plan)
  },
})

/** Keeps the plan in place of the one before. Call inside a transaction. */
export async function savePlan(tx: Db, connectionId: string, plan: Plan, now: Date): Promise<void> {
  const kept = { version: plan.version, plan, recordedAt: now }
  await tx
    .insert(loginPlans)
    .values({ connectionId, ...kept })
    .onConflictDoUpdate({ target: loginPlans.connectionId, set: kept })
}
