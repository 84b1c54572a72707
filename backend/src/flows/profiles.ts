import type { Paging } from '@managed-auth/protocol'
import { FlowError } from './errors.ts'
import type { Store } from './ports.ts'
import type { PageOf, Profile } from './records.ts'
import { Secret } from './secret.ts'
import type { Worker } from './worker/worker.ts'

/** Shows saved profiles and hands out the state of one. */
export type ProfileService = ReturnType<typeof createProfileService>

export function createProfileService({ store, worker }: { store: Store; worker: Worker }) {
  /** @throws {FlowError} `not_found` */
  async function retrieve(projectId: string, idOrName: string): Promise<Profile> {
    const profile = await store.profiles.find(projectId, idOrName)
    if (!profile) {
      throw new FlowError('not_found', 'There is no profile of that id or name. List the profiles.')
    }
    return profile
  }

  return {
    retrieve,

    list: (
      projectId: string,
      filter: { name?: string | undefined; query?: string | undefined },
      page: Paging,
    ): Promise<PageOf<Profile>> => store.profiles.list(projectId, filter, page),

    /**
     * The saved cookies and storage as JSON, for an agent's own browser.
     * @returns Nothing until a login of the profile succeeded.
     * @throws {FlowError} `not_found`, `worker_unavailable`
     */
    async download(projectId: string, idOrName: string): Promise<Secret | undefined> {
      const { id } = await retrieve(projectId, idOrName)
      const state = await worker.profileState({ projectId, profileId: id })
      return state === undefined ? undefined : new Secret(state)
    },
  }
}
