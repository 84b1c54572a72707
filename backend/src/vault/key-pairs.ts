import {
  type KeyContext,
  type KeyEncryption,
  type KeyRing,
  keySuites,
  type OrganisationKey,
} from '../flows/custody/ports.ts'
import { newId } from '../flows/ids.ts'
import { cipherSuites, type KeyPair } from './key-suites.ts'
import { fromBase64, toBase64 } from './sealed-text.ts'

/** What a key's wrapping is bound to. A public half put in its place by somebody else is noticed. */
export const contextOf = (
  key: Pick<OrganisationKey, 'id' | 'organisationId' | 'suite' | 'publicKey'>,
): KeyContext => ({
  organisation: key.organisationId,
  key: key.id,
  suite: key.suite,
  publicKey: key.publicKey,
})

/** Makes the key pairs of a new version, one a suite, wrapped by `keyEncryption`. */
export const makeKeys = (
  organisationId: string,
  version: number,
  keyEncryption: KeyEncryption,
  createdAt: Date,
): Promise<OrganisationKey[]> =>
  Promise.all(
    keySuites.map(async (suite) => {
      const pair = await cipherSuites[suite].GenerateKeyPair(true)
      const publicKey = toBase64(await cipherSuites[suite].SerializePublicKey(pair.publicKey))
      const key = { id: newId('okey'), organisationId, suite, publicKey, version, createdAt }
      const privateKey = await cipherSuites[suite].SerializePrivateKey(pair.privateKey)
      const wrappedPrivateKey = await keyEncryption.wrap(privateKey, contextOf(key))
      privateKey.fill(0)
      return { ...key, wrappedBy: keyEncryption.id, wrappedPrivateKey, retiredAt: null }
    }),
  )

/** How many unwrapped keys a worker keeps at hand. */
const keptPairs = 1_000

/** Unwraps private keys, and keeps those used lately: a KMS is asked once for each. */
export function createKeyPairs(ring: KeyRing) {
  const kept = new Map<string, Promise<KeyPair>>()

  async function unwrap(key: OrganisationKey): Promise<KeyPair> {
    const keyEncryption = await ring.find(key.wrappedBy)
    if (!keyEncryption) throw new Error(`the key ${key.wrappedBy} is out of reach`)
    const raw = await keyEncryption.unwrap(key.wrappedPrivateKey, contextOf(key))
    const suite = cipherSuites[key.suite]
    const privateKey = await suite.DeserializePrivateKey(raw, false)
    raw.fill(0)
    const publicKey = await suite.DeserializePublicKey(fromBase64(key.publicKey))
    return { privateKey, publicKey }
  }

  return {
    /** @throws {Error} When its key-encryption key is out of reach, or it does not unwrap. */
    async pairOf(key: OrganisationKey): Promise<KeyPair> {
      // By the wrapped text: one that was wrapped anew must unwrap anew, or a loss shows too late.
      const { wrappedPrivateKey: text } = key
      const pair = kept.get(text) ?? unwrap(key)
      kept.delete(text)
      kept.set(text, pair)
      const [oldest] = kept.keys()
      if (kept.size > keptPairs && oldest !== undefined) kept.delete(oldest)
      try {
        return await pair
      } catch (error) {
        kept.delete(text)
        throw error
      }
    },
  }
}
