import type {
  KeyEncryption,
  KeyRing,
  KeyStore,
  OrganisationKey,
  Rewrapping,
} from '../flows/custody/ports.ts'
import { contextOf } from './key-pairs.ts'
import type { Progress } from './reseal.ts'

/** Wrapped anew in one statement: a few megabytes of text. */
const batchSize = 5_000
/** Asked of a key-encryption key at once: a cloud KMS answers in milliseconds each. */
const atOnce = 64

/**
 * Replaces the key-encryption key: every private key is unwrapped and wrapped by the new one, then
 * the old one is destroyed. After a kill in the middle the next call goes on with it.
 *
 * @returns How many keys were wrapped anew, and by which key.
 * @throws {Error} When a key does not unwrap. The old key-encryption key is kept then.
 */
export async function rotateKek(
  { keys, ring }: { keys: KeyStore; ring: KeyRing },
  onProgress: Progress,
): Promise<{ rewrapped: number; keyEncryptionId: string }> {
  const old = await ring.current()
  const next = await ring.beginRotation()
  const before = await keys.count(next.id)
  let rewrapped = 0

  // Each is looked up once: the ring reads files. The one that goes is kept at hand until the end.
  const known = new Map<string, Promise<KeyEncryption | undefined>>([
    [old.id, Promise.resolve(old)],
  ])
  function find(id: string): Promise<KeyEncryption | undefined> {
    const found = known.get(id) ?? ring.find(id)
    known.set(id, found)
    return found
  }

  async function rewrap(key: OrganisationKey): Promise<Rewrapping> {
    const wrapper = await find(key.wrappedBy)
    if (!wrapper) {
      throw new Error(`the key ${key.wrappedBy}, which wrapped ${key.id}, is out of reach`)
    }
    const context = contextOf(key)
    const privateKey = await wrapper.unwrap(key.wrappedPrivateKey, context)
    const to = await next.wrap(privateKey, context)
    privateKey.fill(0)
    return { id: key.id, from: key.wrappedPrivateKey, to }
  }

  async function rewrapAll(): Promise<void> {
    for (;;) {
      const batch = await keys.notWrappedBy(next.id, batchSize)
      if (batch.length === 0) return
      const changes: Rewrapping[] = []
      for (let start = 0; start < batch.length; start += atOnce) {
        changes.push(...(await Promise.all(batch.slice(start, start + atOnce).map(rewrap))))
      }
      await keys.rewrap(changes, next.id)
      rewrapped += changes.length
      onProgress(before.wrapped + rewrapped, Math.max(before.all, before.wrapped + rewrapped))
    }
  }

  await rewrapAll()
  await ring.finishRotation()
  // A server may have wrapped a key by the old one right before it was gone.
  await rewrapAll()
  return { rewrapped, keyEncryptionId: next.id }
}
