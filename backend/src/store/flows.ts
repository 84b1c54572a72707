import { and, count, desc, eq, exists, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { FlowChange, FlowStore } from '../flows/ports.ts'
import { externalReference } from '../flows/providers/external-reference.ts'
import type { Claim, Flow } from '../flows/records.ts'
import { announce, callForWaiting, callWorkers } from './changes.ts'
import { saveGain } from './credential-gain.ts'
import type { Db } from './database.ts'
import { flowColumns as columns, ended, holdConnections } from './flow-rows.ts'
import { savePlan } from './login-plans.ts'
import { nextCheckAt } from './next-check.ts'
import { replaceState } from './profiles.ts'
import { connections, flowAnswers, flows } from './schema.ts'

const { startOrder } = flows

const running = (id: string) => and(eq(flows.id, id), eq(flows.status, 'IN_PROGRESS'))
/** Where a claim still holds. */
export const driven = ({ id, fence }: Claim) => and(running(id), eq(flows.fence, fence))

const noQuestion = { interaction: null, pauseExpiresAt: null } as const
const asksNothing = ({ step }: FlowChange): boolean =>
  step === 'DISCOVERING' || step === 'SUBMITTING'

/** Where a login that nobody attended to has come to nothing, somebody has to log in. */
export async function needPeople(
  tx: Db,
  over: Pick<Flow, 'attended' | 'connectionId'>[],
): Promise<void> {
  const ids = over.filter(({ attended }) => !attended).map(({ connectionId }) => connectionId)
  if (ids.length === 0) return
  await tx.update(connections).set({ status: 'NEEDS_AUTH' }).where(inArray(connections.id, ids))
}

/** Moves the flow on where `condition` holds and tells who watches; an ended flow stays as it is. */
export async function move(
  tx: Db,
  flowId: string,
  condition: SQL | undefined,
  change: FlowChange,
  now: Date,
): Promise<Flow | undefined> {
  const isEnd = change.status !== undefined && change.status !== 'IN_PROGRESS'
  if (isEnd) await holdConnections(tx, [flowId])
  const [flow] = await tx
    .update(flows)
    .set({
      ...(asksNothing(change) && noQuestion),
      ...change,
      ...(isEnd && ended),
      revision: sql`${flows.revision} + 1`,
      updatedAt: now,
    })
    .where(condition)
    .returning(columns)
  if (!flow) return undefined
  if (isEnd) await tx.delete(flowAnswers).where(eq(flowAnswers.flowId, flow.id))
  if (change.status === 'FAILED' || change.status === 'EXPIRED') await needPeople(tx, [flow])
  await announce(tx, flow.connectionId)
  if (isEnd || flow.step === 'AWAITING_INPUT' || flow.step === 'AWAITING_EXTERNAL_ACTION') {
    await callForWaiting(tx, flow.connectionId)
  }
  return flow
}

/** Undoes a transaction that found the profile saved by somebody else. */
class ProfileMoved extends Error {
  override readonly name = 'ProfileMoved'
}

async function unlessMoved<T>(db: Db, task: (tx: Db) => Promise<T>): Promise<T | 'profile_moved'> {
  try {
    return await db.transaction(task)
  } catch (error) {
    if (error instanceof ProfileMoved) return 'profile_moved'
    throw error
  }
}

export const createFlowStore = (db: Db): FlowStore => ({
  begin: (flow, limit) =>
    db.transaction(async (tx) => {
      // One login of a connection at a time: the row is held until the new flow stands.
      const [connection] = await tx
        .select({
          credentialId: connections.credentialId,
          credentialLookup: connections.credentialLookup,
          credentialProviderId: connections.credentialProviderId,
          credentialPath: connections.credentialPath,
          lastSuccessAt: connections.lastSuccessAt,
        })
        .from(connections)
        .where(eq(connections.id, flow.connectionId))
        .for('update')
      const [recent] = await tx
        .select({ starts: count() })
        .from(flows)
        .where(and(eq(flows.connectionId, flow.connectionId), gte(flows.startedAt, limit.since)))
      if (!connection || Number(recent?.starts ?? 0) >= limit.starts) return 'too_many'

      const superseded = await tx
        .update(flows)
        .set({
          ...ended,
          status: sql`case when ${flows.expiresAt} <= ${flow.startedAt.toISOString()}::timestamptz then 'EXPIRED' else 'CANCELED' end`,
          step: 'COMPLETED',
          revision: sql`${flows.revision} + 1`,
          updatedAt: flow.startedAt,
        })
        .where(and(eq(flows.connectionId, flow.connectionId), eq(flows.status, 'IN_PROGRESS')))
        .returning({ id: flows.id })
      for (const { id } of superseded) {
        await tx.delete(flowAnswers).where(eq(flowAnswers.flowId, id))
      }
      const hasValues = connection.credentialId !== null || externalReference(connection)
      const [begun] = await tx
        .insert(flows)
        .values({
          ...flow,
          type: connection.lastSuccessAt && hasValues ? 'REAUTH' : 'LOGIN',
          status: 'IN_PROGRESS',
          step: 'DISCOVERING',
          revision: 1,
          updatedAt: flow.startedAt,
        })
        .returning(columns)
      await announce(tx, flow.connectionId)
      await callWorkers(tx)
      if (!begun) throw new Error('An insert returned no row.')
      return begun
    }),

  async find(id) {
    const [flow] = await db.select(columns).from(flows).where(eq(flows.id, id))
    return flow
  },

  async latest(connectionIds) {
    if (connectionIds.length === 0) return new Map()
    const rows = await db
      .selectDistinctOn([flows.connectionId], columns)
      .from(flows)
      .where(inArray(flows.connectionId, connectionIds))
      .orderBy(flows.connectionId, desc(startOrder))
    return new Map(rows.map((flow) => [flow.connectionId, flow]))
  },

  advance: (claim, change, now) =>
    db.transaction((tx) => move(tx, claim.id, driven(claim), change, now)),

  answer: (id, answer, now) =>
    db.transaction(async (tx) => {
      const [waiting] = await tx
        .select({ id: flows.id })
        .from(flows)
        .where(and(running(id), sql`${flows.interaction} ->> 'id' = ${answer.interactionId}`))
        .for('update')
      if (!waiting) return undefined
      await tx
        .insert(flowAnswers)
        .values({ flowId: id, sealed: answer.sealed })
        .onConflictDoUpdate({ target: flowAnswers.flowId, set: { sealed: answer.sealed } })
      const change: FlowChange = {
        step: 'SUBMITTING',
        interaction: null,
        pauseExpiresAt: null,
        answerMark: answer.mark,
        websiteError: null,
      }
      return move(tx, id, running(id), change, now)
    }),

  async takeAnswer(claim) {
    const [taken] = await db
      .delete(flowAnswers)
      .where(
        and(
          eq(flowAnswers.flowId, claim.id),
          exists(db.select({ id: flows.id }).from(flows).where(driven(claim))),
        ),
      )
      .returning({ sealed: flowAnswers.sealed })
    return taken?.sealed
  },

  async spend(claim, refs) {
    const spent = JSON.stringify(refs)
    const rows = await db
      .update(flows)
      .set({ spent: sql`${flows.spent} || ${spent}::jsonb` })
      .where(driven(claim))
      .returning({ id: flows.id })
    return rows.length > 0
  },

  succeed: (claim, outcome, now) =>
    unlessMoved(db, async (tx) => {
      const done: FlowChange = { status: 'SUCCESS', step: 'COMPLETED' }
      const flow = await move(tx, claim.id, driven(claim), done, now)
      if (!flow) return undefined
      const { credential } = outcome
      const [connection] = await tx
        .update(connections)
        .set({
          status: 'AUTHENTICATED',
          postLoginUrl: outcome.postLoginUrl,
          ...(outcome.requirements && { requirements: outcome.requirements }),
          ...(outcome.typedRefs && { typedRefs: outcome.typedRefs }),
          lastSuccessAt: now,
          failedReauths: 0,
          nextCheckAt: nextCheckAt(now),
        })
        .where(eq(connections.id, flow.connectionId))
        .returning({ profileId: connections.profileId, domain: connections.domain })
      if (!connection) throw new Error('A running flow has no connection.')
      if ((await replaceState(tx, connection.profileId, outcome, now)) === 'profile_moved') {
        throw new ProfileMoved()
      }
      if (outcome.plan) await savePlan(tx, flow.connectionId, outcome.plan, now)
      if (credential) {
        const owner = { projectId: flow.projectId, domain: connection.domain, now }
        const isThere = await saveGain(tx, owner, credential)
        if (!isThere || credential.suggestedName === undefined) return flow
        await tx
          .update(connections)
          .set({ credentialId: credential.id })
          .where(eq(connections.id, flow.connectionId))
      }
      return flow
    }),

  async spendHandoff(connectionId, hash, now) {
    const [flow] = await db
      .update(flows)
      .set({ handoffUsedAt: now })
      .where(
        and(
          eq(flows.connectionId, connectionId),
          eq(flows.handoffHash, hash),
          sql`${flows.handoffUsedAt} is null`,
        ),
      )
      .returning({ ...columns, handoffExpiresAt: flows.handoffExpiresAt })
    if (!flow) return { verdict: 'wrong_or_used' }
    const isOver = flow.status !== 'IN_PROGRESS' || flow.handoffExpiresAt <= now
    return isOver ? { verdict: 'over' } : { verdict: 'accepted', flow }
  },
})
