import type { KeyRing, Organisation, OrganisationStore } from '../flows/custody/ports.ts'
import { makeKeys } from './key-pairs.ts'
import { type Progress, type ResealDeps, resealTexts } from './reseal.ts'

export interface RotateKeysDeps extends ResealDeps {
  organisations: OrganisationStore
  ring: KeyRing
  /**
   * A retired key is kept for so long, in milliseconds: answers sealed to it may be on their way.
   * Nothing is on its way while no server runs.
   */
  keptForMs: number
}

export interface KeyRotation {
  version: number
  /** A rotation that was cut short was gone on with: no new version was made. */
  isResumed: boolean
  resealed: number
  unopened: number
  /** How many retired keys were destroyed, and how many wait for their time. */
  destroyed: number
  waiting: number
}

/**
 * Gives an organisation new keys, seals what it has stored to them, and destroys the old ones. After
 * a kill in the middle the next call goes on with it.
 */
export async function rotateKeys(
  deps: RotateKeysDeps,
  organisation: Organisation,
  onProgress: Progress,
): Promise<KeyRotation> {
  const { organisations, keys, ring, now } = deps
  const { id } = organisation
  const isResumed = organisation.rotationBeganAt !== null
  if (!isResumed) {
    const [newest] = await keys.ofOrganisation(id)
    const made = await makeKeys(id, (newest?.version ?? 0) + 1, await ring.current(), now())
    if (!(await keys.add(made))) {
      throw new Error(`organisation ${id} got no new keys: it is being rotated or was shredded`)
    }
  }
  const { resealed, unopened } = await resealTexts(deps, id, onProgress)
  await organisations.endRotation(id)
  const [current] = await keys.ofOrganisation(id)
  const version = current?.version ?? 0
  return { version, isResumed, resealed, unopened, ...(await destroyRetired(deps, id)) }
}

/** Destroys the retired keys of an organisation that no text names and whose time is over. */
async function destroyRetired(
  { keys, texts, now, keptForMs }: RotateKeysDeps,
  organisationId: string,
): Promise<{ destroyed: number; waiting: number }> {
  const retired = (await keys.ofOrganisation(organisationId)).filter((key) => key.retiredAt)
  const unused: string[] = []
  for (const { id, retiredAt } of retired) {
    const isDue = retiredAt !== null && retiredAt.getTime() + keptForMs <= now().getTime()
    if (isDue && !(await texts.names(id))) unused.push(id)
  }
  await keys.remove(unused)
  return { destroyed: unused.length, waiting: retired.length - unused.length }
}
