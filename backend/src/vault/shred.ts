import type { KeyRing, Organisation, OrganisationStore } from '../flows/custody/ports.ts'
import type { Clock } from '../flows/ports.ts'

/**
 * Destroys the keys of an organisation, here and, where the key ring can, for every dump made before.
 * May be called again after a kill.
 *
 * @returns How many keys are gone, and whether dumps are of no use either.
 */
export async function shredOrganisation(
  deps: { organisations: OrganisationStore; ring: KeyRing; now: Clock },
  { id }: Organisation,
): Promise<{ destroyed: number; coversDumps: boolean }> {
  // The database first: from then on nobody wraps a key for this organisation again.
  const destroyed = await deps.organisations.shred(id, deps.now())
  return { destroyed, coversDumps: await deps.ring.forget(id) }
}
