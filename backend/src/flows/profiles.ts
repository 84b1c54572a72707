import type { Paging } from '@managed-auth/protocol'
import { FlowError } from './errors.ts'
import { newId } from './ids.ts'
import type { Clock, Store } from './ports.ts'
import type { ArchiveFormat } from './profile-archive.ts'
import type { PageOf, Profile } from './records.ts'
import { Secret } from './secret.ts'
import type { Worker } from './worker/worker.ts'

/** Ids and names share one place in addresses: a name that looks like an id could hide another profile. */
function refuseIdLike(name: string): void {
  if (!name.startsWith('prof_')) return
  throw new FlowError('invalid_input', 'name looks like the id of a profile. Choose another one.')
}

/** Creates, shows, renames and deletes profiles, and hands out the saved state of one. */
export type ProfileService = ReturnType<typeof createProfileService>

export interface ProfileServiceDeps {
  store: Store
  worker: Worker
  now: Clock
}

const taken = (name: string) =>
  new FlowError(
    'conflict',
    `There is a profile named ${name} already. Use it, or choose another name.`,
  )

export function createProfileService({ store, worker, now }: ProfileServiceDeps) {
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

    /** @throws {FlowError} `conflict`, `invalid_input` */
    async create(projectId: string, name: string | undefined): Promise<Profile> {
      if (name !== undefined) refuseIdLike(name)
      const id = newId('prof')
      const profile = await store.profiles.insert({
        id,
        projectId,
        name: name ?? id,
        createdAt: now(),
      })
      if (!profile) throw taken(name ?? id)
      return profile
    },

    /** @throws {FlowError} `not_found`, `conflict`, `invalid_input` */
    async rename(projectId: string, idOrName: string, name: string): Promise<Profile> {
      const { id } = await retrieve(projectId, idOrName)
      refuseIdLike(name)
      const profile = await store.profiles.rename(projectId, id, name)
      if (profile === 'taken') throw taken(name)
      return profile ?? retrieve(projectId, id)
    },

    /** @throws {FlowError} `not_found`, `resource_in_use` */
    async remove(projectId: string, idOrName: string): Promise<void> {
      const { id } = await retrieve(projectId, idOrName)
      if ((await store.profiles.remove(projectId, id)) !== 'in_use') return
      throw new FlowError(
        'resource_in_use',
        'Connections use this profile. Delete them first; they are listed by profile_name.',
      )
    },

    list: (
      projectId: string,
      filter: { name?: string | undefined; query?: string | undefined },
      page: Paging,
    ): Promise<PageOf<Profile>> => store.profiles.list(projectId, filter, page),

    /**
     * The saved cookies and storage as files, for a browser of somebody else.
     * @returns An archive; nothing until a login of the profile succeeded.
     * @throws {FlowError} `not_found`, `worker_unavailable`
     */
    async archive(
      projectId: string,
      idOrName: string,
      format: ArchiveFormat,
    ): Promise<Buffer | undefined> {
      const { id } = await retrieve(projectId, idOrName)
      const packed = await worker.profileArchive({ projectId, profileId: id, format })
      return packed === undefined ? undefined : Buffer.from(packed, 'base64')
    },

    /**
     * The saved cookies and storage as JSON.
     * @returns Nothing until a login of the profile succeeded.
     * @throws {FlowError} `not_found`, `worker_unavailable`
     */
    async state(projectId: string, idOrName: string): Promise<Secret | undefined> {
      const { id } = await retrieve(projectId, idOrName)
      const state = await worker.profileState({ projectId, profileId: id })
      return state === undefined ? undefined : new Secret(state)
    },
  }
}
