import { type KeepDeps, keepProfile, type LeftProfile } from '../keep-profile.ts'
import { isSameState } from '../merge-states.ts'
import type { Connection } from '../records.ts'

/**
 * Saves what a site renewed while somebody looked whether its login still stands: many give out a new
 * cookie with every visit, and end the sessions of old ones. Only for a login that does stand.
 *
 * @param actor - Who looked, for the audit log.
 * @param left - Gives way to a login that was saved meanwhile.
 */
export async function keepSlid(
  deps: KeepDeps,
  { projectId, profileId }: Connection,
  actor: string,
  left: LeftProfile,
): Promise<void> {
  const { store, now } = deps
  if (isSameState(left.began.state, left.state, now())) return
  await keepProfile(deps, { projectId, profileId, actor }, left, (saved) =>
    store.profiles.saveState(profileId, saved, now()),
  )
}
