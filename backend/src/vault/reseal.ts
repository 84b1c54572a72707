import type { KeyStore, SealedTextStore, StoredText } from '../flows/custody/ports.ts'
import type { Clock, Vault } from '../flows/ports.ts'
import { sealTo } from './seal-to.ts'
import { type SealForm, sealedWith } from './sealed-text.ts'

export interface ResealDeps {
  texts: SealedTextStore
  keys: KeyStore
  vault: Vault
  form: SealForm
  now: Clock
}

/** How a long task goes on: `done` of `total`. */
export type Progress = (done: number, total: number) => void

/** So many texts are opened in one commit of the audit log. */
const batchSize = 200

/**
 * Seals every text of an organisation to its current key. Each is replaced by itself, so that it may
 * be killed at any moment and run again: it goes on with what is left.
 *
 * @returns How many texts were sealed anew, and how many did not open and stayed as they are.
 */
export async function resealTexts(
  { texts, keys, vault, form, now }: ResealDeps,
  organisationId: string,
  onProgress: Progress,
): Promise<{ resealed: number; unopened: number }> {
  const [current] = await keys.ofOrganisation(organisationId)
  if (!current) throw new Error(`organisation ${organisationId} has no key to seal to`)
  const key = current
  const prefix = sealedWith(form, key.id)
  const total = await texts.countOthers(organisationId, prefix)
  let resealed = 0
  let unopened = 0

  async function reseal(text: StoredText): Promise<void> {
    const opening = { purpose: 'rotate_keys' } as const
    const value = await vault.open(text.sealed, text.binding, opening).catch((error: unknown) => {
      // Anything else, a deaf audit log for one, ends the task: what it leaves is still whole.
      if (error instanceof Error && 'code' in error && error.code === 'wrong_binding_or_key') return
      throw error
    })
    if (!value) {
      unopened += 1
      return
    }
    await texts.replace(text, await sealTo(key, form, value, text.binding, now()))
    resealed += 1
  }

  for (const place of texts.places) {
    let last: StoredText | undefined
    do {
      const page = await texts.page(place, organisationId, prefix, last, batchSize)
      await Promise.all(page.map(reseal))
      last = page.at(-1)
      if (last) onProgress(resealed + unopened, Math.max(total, resealed + unopened))
    } while (last)
  }
  return { resealed, unopened }
}
