import {
  fromBase64Url,
  isSealingSuite,
  type SealingKey,
  type SubmitRequest,
  sealedPlace,
  sealingInfo,
  writeSealedValue,
} from '#protocol'
import { suites } from './suites.ts'

/**
 * Seals what a person typed to the server's login worker: whatever else sees the request, the API
 * process included, holds ciphertext. Loaded once a server has advertised a key, never before.
 *
 * @param keys - As the exchange answered, best first. The first this browser can use is used.
 * @returns The body with every value of `field_values` or `fields` sealed. A body without values, a
 *   choice, stays as it is. `undefined` when this browser can use none of the keys, as one outside
 *   of a secure context: nothing may be sent then.
 * @see RFC 9180, base mode
 */
export async function sealSubmission(
  connectionId: string,
  keys: readonly SealingKey[],
  body: SubmitRequest,
): Promise<SubmitRequest | undefined> {
  const modes = (['field_values', 'fields'] as const).filter((mode) => body[mode])
  if (modes.length === 0) return body
  const key = await usable(keys)
  if (!key) return undefined
  const { interaction_id: interactionId = '' } = body
  const sealed: SubmitRequest = { ...body, sealing_key_id: key.id }
  try {
    for (const mode of modes) {
      const values = Object.entries(body[mode] ?? {}).map(async ([name, value]) => {
        const aad = sealedPlace({ connectionId, interactionId, key: name })
        return [name, await key.seal(new TextEncoder().encode(value), aad)] as const
      })
      sealed[mode] = Object.fromEntries(await Promise.all(values))
    }
    return sealed
  } catch {
    return undefined
  }
}

/** The first key of a suite this browser has. An old browser may have none of them. */
async function usable(keys: readonly SealingKey[]) {
  for (const { id, suite: name, public_key } of keys) {
    const bytes = fromBase64Url(public_key)
    if (!isSealingSuite(name) || !bytes) continue
    const suite = suites[name]
    const publicKey = await suite.DeserializePublicKey(bytes).catch(() => undefined)
    if (!publicKey) continue
    const seal = async (value: Uint8Array, aad: Uint8Array) => {
      const sealed = await suite.Seal(publicKey, value, { info: sealingInfo(), aad })
      return writeSealedValue(sealed.encapsulatedSecret, sealed.ciphertext)
    }
    return { id, seal }
  }
  return undefined
}
