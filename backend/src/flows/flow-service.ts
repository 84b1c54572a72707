import type {
  LoginRequest,
  LoginResponse,
  SealingKey,
  StateEvent,
  SubmitRequest,
} from '@managed-auth/protocol'
import { readAnswer } from './answer.ts'
import { createBell } from './bell.ts'
import { viewEvent } from './connection-view.ts'
import { unknownConnection } from './connections.ts'
import { FlowError } from './errors.ts'
import { after, atTime, flowLifeMs, handoffLifeMs, startsPerMinute } from './flow-clock.ts'
import { hashToken, newHandoffCode, newId } from './ids.ts'
import type { LiveViewUrlOf } from './live-views/live-view-url.ts'
import { readBrowserWishes } from './newer-settings.ts'
import type { Changes, Clock, Sealer, Store } from './ports.ts'
import { proxyIdOf } from './proxies/find-proxy.ts'
import type { Connection, Flow } from './records.ts'
import { readSealing, type SentAnswer } from './sealed-answer.ts'
import { Secret } from './secret.ts'

export interface FlowServiceDeps {
  store: Store
  sealer: Sealer
  changes: Changes
  now: Clock
  hostedUrlOf: (connectionId: string) => string
  /** @default nothing can be watched */
  liveViewUrlOf?: LiveViewUrlOf | undefined
}

/** Starts logins, takes answers, hands out handoffs and tells how a flow stands. */
export type FlowService = ReturnType<typeof createFlowService>

/** One state on a stream; `revision` grows with every change of the flow. */
export interface FollowedState {
  event: StateEvent
  revision: number
}

/** Where the sealed answer to a flow's pause belongs. */
export const answerBinding = ({ projectId, id }: Pick<Flow, 'projectId' | 'id'>) => ({
  projectId,
  recordId: id,
  field: 'answer',
})

export function createFlowService(deps: FlowServiceDeps) {
  const { store, sealer, changes, now, hostedUrlOf, liveViewUrlOf } = deps

  async function find(projectId: string, id: string): Promise<Connection> {
    const connection = await store.connections.find(projectId, id)
    if (!connection) throw unknownConnection(id)
    return connection
  }

  async function latest(connectionId: string): Promise<Flow | undefined> {
    const flow = (await store.flows.latest([connectionId])).get(connectionId)
    return flow && atTime(flow, now())
  }

  /** How a flow stands now; `undefined` when it, or its connection, is gone. */
  async function stateOf(
    projectId: string,
    connectionId: string,
    flowId: string | undefined,
  ): Promise<FollowedState | undefined> {
    const connection = await store.connections.find(projectId, connectionId)
    const flow = connection && (await latest(connectionId))
    if (!connection || !flow || (flowId && flow.id !== flowId)) return undefined
    const liveViewUrl = liveViewUrlOf?.(flow)
    const event = viewEvent(connection, flow, hostedUrlOf(connectionId), liveViewUrl, now())
    return { event, revision: flow.revision }
  }

  return {
    /**
     * Starts a login; one that is running gives way. A worker drives it in the background.
     * @throws {FlowError} `not_found`, `invalid_input`, `too_many_pending_sessions`
     * @see wire protocol 13.5
     */
    async login(projectId: string, id: string, body: LoginRequest): Promise<LoginResponse> {
      const connection = await find(projectId, id)
      const { proxy = null } = readBrowserWishes(body)
      if (body.browser?.proxy?.mode === 'direct' && connection.proxyId !== null) {
        throw new FlowError(
          'invalid_input',
          'A login takes another proxy than its connection, or the same, but not none. Change browser.proxy of the connection.',
        )
      }
      const proxyId = await proxyIdOf(store.proxies, projectId, proxy)
      const startedAt = now()
      const code = newHandoffCode()
      const begun = await store.flows.begin(
        {
          id: newId('mas'),
          projectId,
          connectionId: connection.id,
          handoffHash: hashToken(code),
          handoffExpiresAt: after(startedAt, handoffLifeMs),
          startedAt,
          expiresAt: after(startedAt, flowLifeMs),
          ...(proxyId !== null && { proxyId }),
          ...(body.record_session !== undefined && { recordSession: body.record_session }),
        },
        { since: after(startedAt, -60_000), starts: startsPerMinute },
      )
      if (begun === 'too_many') {
        throw new FlowError(
          'too_many_pending_sessions',
          `A connection starts at most ${startsPerMinute} logins a minute. Use the one that runs, or wait a minute.`,
        )
      }
      const hostedUrl = new URL(hostedUrlOf(connection.id))
      hostedUrl.searchParams.set('code', code)
      return {
        id: connection.id,
        flow_type: begun.type,
        flow_expires_at: begun.expiresAt.toISOString(),
        hosted_url: hostedUrl.href,
        handoff_code: code,
      }
    },

    /**
     * Spends a handoff code.
     * @returns The flow it opens.
     * @throws {FlowError} `not_found`, `unauthorized`, `gone`
     */
    async exchange(connectionId: string, code: string): Promise<Flow> {
      const { verdict, flow } = await store.flows.spendHandoff(connectionId, hashToken(code), now())
      if (flow) return flow
      if (!(await latest(connectionId))) throw unknownConnection(connectionId)
      if (verdict === 'over') {
        throw new FlowError('gone', 'This login is over. Start a new one and use its code.')
      }
      throw new FlowError(
        'unauthorized',
        'This code is wrong or was used before. Start a new login and use its code.',
      )
    },

    /** The keys a browser may seal answers to, best first; none before a worker made the first. */
    async sealingKeys({ projectId }: Pick<Flow, 'projectId'>): Promise<SealingKey[]> {
      const keys = await sealer.sealingKeys(projectId)
      return keys.map(({ id, suite, publicKey }) => ({ id, suite, public_key: publicKey }))
    },

    /**
     * Takes the answer to the current pause: sealed, and visible as SUBMITTING before it returns.
     * The same answer sent again while it is worked on is accepted without effect.
     * @throws {FlowError} `not_found`, `not_awaiting_input`, `stale_interaction`, `invalid_input`
     */
    async submit(projectId: string, connectionId: string, body: SubmitRequest): Promise<void> {
      await find(projectId, connectionId)
      const flow = await latest(connectionId)
      const mark = flow && sealer.mark(JSON.stringify([flow.id, body]))
      const isReplay = flow?.step === 'SUBMITTING' && flow.answerMark === mark
      if (isReplay) return
      if (!flow?.interaction || !mark) {
        throw new FlowError(
          'not_awaiting_input',
          'The login asks for nothing now. Follow its events, and answer when it waits for input.',
        )
      }
      const read = readAnswer(body, flow.interaction)
      const sealing = await readSealing(body, flow.interaction, projectId, sealer)
      const answer: SentAnswer = { ...read, sealing }
      const sealed = await sealer.seal(new Secret(JSON.stringify(answer)), answerBinding(flow))
      const accepted = await store.flows.answer(
        flow.id,
        { interactionId: flow.interaction.id, sealed, mark },
        now(),
      )
      if (!accepted) {
        throw new FlowError(
          'stale_interaction',
          'The login moved on while this was sent. Read the connection again and answer what it asks now.',
        )
      }
    },

    /** The latest flow of a connection. */
    latest,

    /**
     * Every state of the connection's flow from now on, each once, until it has ended. The first
     * comes at once; a deleted connection or a superseded flow ends as canceled.
     *
     * @param flowId - Follows this flow alone; without it, whichever is the latest.
     * @throws {FlowError} `not_found`, `no_active_flow`
     */
    async *follow(
      projectId: string,
      connectionId: string,
      flowId: string | undefined,
      signal: AbortSignal,
    ): AsyncGenerator<FollowedState> {
      await find(projectId, connectionId)
      const bell = createBell()
      const unsubscribe = changes.subscribe(connectionId, bell.ring)
      signal.addEventListener('abort', bell.ring)
      try {
        let last: FollowedState | undefined
        while (!signal.aborted) {
          const current = await stateOf(projectId, connectionId, flowId)
          if (!current && !last) {
            throw new FlowError(
              'no_active_flow',
              'This connection has no login to follow. Start one with POST …/login.',
            )
          }
          const next = current ?? (last && canceled(last, now()))
          if (next && (!last || !sameState(next.event, last.event))) yield next
          if (next?.event.flow_status !== 'IN_PROGRESS') return
          last = next
          await bell.rung()
        }
      } finally {
        unsubscribe()
        signal.removeEventListener('abort', bell.ring)
      }
    },
  }
}

/** The last word on a flow that was removed while somebody watched it. */
const canceled = ({ event, revision }: FollowedState, now: Date): FollowedState => ({
  event: {
    event: 'managed_auth_state',
    timestamp: now.toISOString(),
    flow_status: 'CANCELED',
    flow_step: 'COMPLETED',
    ...(event.flow_type !== undefined && { flow_type: event.flow_type }),
  },
  revision: revision + 1,
})

const sameState = (left: StateEvent, right: StateEvent): boolean =>
  JSON.stringify({ ...left, timestamp: '' }) === JSON.stringify({ ...right, timestamp: '' })
