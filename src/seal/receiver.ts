import type { KeyPair } from 'hpke'
import {
  readSealedValue,
  type SealedValue,
  type SealingKey,
  type SealingSuite,
  type SubmitRequest,
  sealedPlace,
  sealingInfo,
  toBase64Url,
} from '#protocol'
import { suites } from './suites.ts'

/** What a sealed submission turned out to be. */
export type Opened =
  | { body: SubmitRequest }
  /** It is known without a private key that nobody can open it: a sentence for the sender. */
  | { refusal: string }
  /** It was sealed for another place or key, or changed on its way. */
  | 'unreadable'

/** The other end of `sealSubmission`, for servers that are played. */
export interface Receiver {
  /** For the answer of the exchange, best first. */
  keys: SealingKey[]
  /** Gives back a submission as it was before it was sealed. One that names no key is plain. */
  open(connectionId: string, body: SubmitRequest): Promise<Opened>
}

/** Makes a key pair of each suite this machine has. They live as long as the receiver. */
export async function createReceiver(): Promise<Receiver> {
  const pairs = new Map<string, { name: SealingSuite; pair: KeyPair }>()
  const keys: SealingKey[] = []
  for (const name of Object.keys(suites) as SealingSuite[]) {
    const pair = await suites[name].GenerateKeyPair().catch(() => undefined)
    if (!pair) continue
    const id = `sk_${name.replace(/-.*/, '')}`
    pairs.set(id, { name, pair })
    const bytes = await suites[name].SerializePublicKey(pair.publicKey)
    keys.push({ id, suite: name, public_key: toBase64Url(bytes) })
  }

  async function open(connectionId: string, body: SubmitRequest): Promise<Opened> {
    const { sealing_key_id: keyId, interaction_id: interactionId, ...plain } = body
    if (keyId === undefined) return { body }
    const known = pairs.get(keyId)
    if (!known) return { refusal: 'sealing_key_id names no key of this server.' }
    if (!interactionId) return { refusal: 'Sealed values need the interaction_id they answer.' }
    const { name, pair } = known
    const opened: SubmitRequest = { ...plain, interaction_id: interactionId }
    for (const mode of ['field_values', 'fields'] as const) {
      const sent = Object.entries(body[mode] ?? {})
      const sealed = sent.map(([key, text]) => ({ key, value: readSealedValue(text, name) }))
      for (const { key, value } of sealed) {
        if (!value) return { refusal: `${key} is not a value sealed with the named key.` }
      }
      const values: Record<string, string> = {}
      for (const { key, value } of sealed) {
        const aad = sealedPlace({ connectionId, interactionId, key })
        const text = value && (await openValue(name, pair, value, aad))
        if (text === undefined) return 'unreadable'
        values[key] = text
      }
      if (body[mode]) opened[mode] = values
    }
    return { body: opened }
  }

  return { keys, open }
}

async function openValue(
  name: SealingSuite,
  pair: KeyPair,
  { enc, ciphertext }: SealedValue,
  aad: Uint8Array,
): Promise<string | undefined> {
  try {
    const bytes = await suites[name].Open(pair, enc, ciphertext, { info: sealingInfo(), aad })
    return new TextDecoder().decode(bytes)
  } catch {
    return undefined
  }
}
