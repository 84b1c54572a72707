import type { Paging } from '@managed-auth/protocol'
import { FlowError } from './errors.ts'
import type { Store, Vault } from './ports.ts'
import { profileBinding } from './profile-state.ts'
import type { PageOf, Profile } from './records.ts'
import type { Secret } from './secret.ts'

/** Shows saved profiles and hands out the state of one. */
export type ProfileService = ReturnType<typeof createProfileService>

export function createProfileService({ store, vault }: { store: Store; vault: Vault }) {
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
     * @throws {FlowError} `not_found`
     */
    async download(projectId: string, idOrName: string): Promise<Secret | undefined> {
      const { id } = await retrieve(projectId, idOrName)
      const sealed = await store.profiles.sealedState(id)
      if (!sealed) return undefined
      return vault.open(sealed, profileBinding(projectId, id), { purpose: 'download_profile' })
    },
  }
}
