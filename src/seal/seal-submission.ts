import type { Key } from 'hpke'
import {
  fromBase64Url,
  isSealingSuite,
  type SealingKey,
  type SubmitRequest,
  sealedPlace,
  sealingInfo,
  writeSealedValue,
} from '#protocol'
import { ClientError } from '../core/client-error.ts'
import { suites } from './suites.ts'

/**
 * Seals what a person typed to the server's login worker: whatever else sees the request, the API
 * process included, holds ciphertext. Loaded once a server has advertised a key, never before.
 *
 * @param keys - As the exchange answered, best first. The first this browser can use is used.
 * @returns The body with every value of `field_values` or `fields` sealed. A body without values, a
 *   choice, stays as it is.
 * @throws {ClientError} `sealing_failed`. Nothing may be sent plain then.
 * @see RFC 9180, base mode
 */
export async function sealSubmission(
  connectionId: string,
  keys: readonly SealingKey[],
  body: SubmitRequest,
): Promise<SubmitRequest> {
  const modes = (['field_values', 'fields'] as const).filter((mode) => body[mode])
  if (modes.length === 0) return body
  const { id, suite, publicKey } = await usable(keys)
  const { interaction_id: interactionId = '' } = body
  const sealed: SubmitRequest = { ...body, sealing_key_id: id }
  for (const mode of modes) {
    const values = Object.entries(body[mode] ?? {}).map(async ([key, value]) => {
      const aad = sealedPlace({ connectionId, interactionId, key })
      const options = { info: sealingInfo(), aad }
      const message = new TextEncoder().encode(value)
      const { encapsulatedSecret, ciphertext } = await suite
        .Seal(publicKey, message, options)
        .catch(failed)
      return [key, writeSealedValue(encapsulatedSecret, ciphertext)] as const
    })
    sealed[mode] = Object.fromEntries(await Promise.all(values))
  }
  return sealed
}

/** The first key of a suite this browser has, read. An old browser may have none of them. */
async function usable(keys: readonly SealingKey[]) {
  for (const { id, suite: name, public_key } of keys) {
    const bytes = fromBase64Url(public_key)
    if (!isSealingSuite(name) || !bytes) continue
    const suite = suites[name]
    const publicKey: Key | undefined = await suite
      .DeserializePublicKey(bytes)
      .catch(() => undefined)
    if (publicKey) return { id, suite, publicKey }
  }
  return failed()
}

const failed = (): never => {
  throw new ClientError(
    'sealing_failed',
    'This browser could not encrypt what you typed, so nothing was sent. Open the page over https in an up-to-date browser.',
  )
}
