import type { ManagedAuth } from '@managed-auth/protocol'
import { type ConnectionService, unknownConnection } from '../connections.ts'
import { FlowError } from '../errors.ts'
import type { Job, Jobs } from '../jobs.ts'
import type { Store } from '../ports.ts'
import type { DueCheck } from './ports.ts'

/** One check of a connection waits at a time. */
export const checkJob = ({ connectionId, projectId }: DueCheck): Job<'health-check'> => ({
  name: 'health-check',
  data: { connectionId, projectId },
  key: connectionId,
})

/** Checks that somebody asks for. */
export type CheckService = ReturnType<typeof createCheckService>

export function createCheckService(deps: {
  store: Store
  jobs: Jobs
  connections: ConnectionService
}) {
  const { store, jobs, connections } = deps
  return {
    /**
     * Has a worker check a connection soon, also when its scheduled checks are off.
     * @returns The connection as it is before.
     * @throws {FlowError} `not_found`, `invalid_input` when it was never logged in.
     * @see wire protocol 4.11
     */
    async request(projectId: string, connectionId: string): Promise<ManagedAuth> {
      const connection = await store.connections.find(projectId, connectionId)
      if (!connection) throw unknownConnection(connectionId)
      if (!connection.lastSuccessAt) {
        throw new FlowError(
          'invalid_input',
          'This connection was never logged in, so there is nothing to check. Start a login with POST …/login.',
        )
      }
      await jobs.add([checkJob({ connectionId, projectId })])
      return connections.retrieve(projectId, connectionId)
    },
  }
}
