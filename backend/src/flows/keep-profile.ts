import type { ProfileState } from './login-page.ts'
import { mergeStates } from './merge-states.ts'
import type { Clock, SavedState, Store, Vault } from './ports.ts'
import { profileBinding } from './profile-state.ts'

export interface KeepDeps {
  store: Store
  vault: Vault
  now: Clock
}

interface Owner {
  projectId: string
  profileId: string
}

/** A profile as a browser begins with it. */
export interface OpenedProfile {
  /** Which save of it that is. */
  version: number
  /** Absent until a login of the profile succeeded. */
  state: ProfileState | undefined
}

/** @param actor - Who opens it, by id, for the audit log. */
export async function openKept(
  { store, vault }: Pick<KeepDeps, 'store' | 'vault'>,
  { projectId, profileId }: Owner,
  actor: string,
): Promise<OpenedProfile> {
  const { version, sealedState } = await store.profiles.saved(profileId)
  const binding = profileBinding(projectId, profileId)
  const state =
    sealedState === undefined
      ? undefined
      : await vault.open(sealedState, binding, { purpose: 'restore_profile', actor })
  return { version, state }
}

/** What a browser leaves. */
export interface LeftProfile {
  began: OpenedProfile
  state: ProfileState
  /** Whose state of a site counts that somebody else has saved meanwhile. @default 'mine' */
  whenBoth?: 'mine' | 'saved' | undefined
}

/**
 * Saves what a browser leaves in a profile. Nobody waits for the profile: when somebody else has
 * saved since the browser began, both are merged, site by site, and saved upon theirs.
 *
 * @param save - Writes it if `basedOn` is still the last save of the profile, and else nothing.
 * @see decision 13
 */
export async function keepProfile<Saved>(
  deps: KeepDeps,
  owner: Owner & { actor: string },
  { began, state, whenBoth = 'mine' }: LeftProfile,
  save: (saved: SavedState) => Promise<Saved | 'profile_moved'>,
): Promise<Saved> {
  const { vault, now } = deps
  let last = began
  // Whoever was faster has come to an end: this ends as soon as nobody is.
  for (;;) {
    const merged =
      last.version === began.version
        ? state
        : mergeStates({ base: began.state, saved: last.state, mine: state }, now(), whenBoth)
    const sealedState = await vault.seal(merged, profileBinding(owner.projectId, owner.profileId))
    const saved = await save({ sealedState, basedOn: last.version })
    if (saved !== 'profile_moved') return saved
    last = await openKept(deps, owner, owner.actor)
  }
}
