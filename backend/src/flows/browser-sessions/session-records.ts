import type { Paging, UpdateBrowser } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import type { Clock, Store } from '../ports.ts'
import type { PageOf } from '../records.ts'
import type { BrowserSession, SessionFilter } from './ports.ts'

/** Reads and changes what is written down about browsers, wherever they run. */
export function createSessionRecords({ store, now }: { store: Store; now: Clock }) {
  /** @throws {FlowError} `not_found`, for ended ones as well unless they are asked for. */
  async function retrieve(
    projectId: string,
    idOrName: string,
    includeDeleted = false,
  ): Promise<BrowserSession> {
    await store.sessions.endOverdue(now())
    const session = await store.sessions.find(projectId, idOrName)
    if (!session || (session.deletedAt !== null && !includeDeleted)) {
      throw new FlowError('not_found', 'There is no browser of that id or name. List the browsers.')
    }
    return session
  }

  return {
    retrieve,

    async list(
      projectId: string,
      filter: SessionFilter,
      page: Paging,
    ): Promise<PageOf<BrowserSession>> {
      await store.sessions.endOverdue(now())
      return store.sessions.list(projectId, filter, page)
    },

    /** @throws {FlowError} `not_found`, `conflict` */
    async update(
      projectId: string,
      idOrName: string,
      { name, tags }: UpdateBrowser,
    ): Promise<BrowserSession> {
      const { id } = await retrieve(projectId, idOrName)
      const updated = await store.sessions.update(projectId, id, {
        ...(name !== undefined && { name }),
        ...(tags !== undefined && { tags: tags ?? {} }),
      })
      if (updated === 'taken') throw nameTaken()
      return updated ?? retrieve(projectId, id)
    },
  }
}

export const nameTaken = () =>
  new FlowError('conflict', 'A browser of that name runs already. Use it, or choose another name.')
