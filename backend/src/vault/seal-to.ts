import type { PublicKey } from '../flows/custody/ports.ts'
import type { Binding } from '../flows/ports.ts'
import { Secret } from '../flows/secret.ts'
import { decodeFernet, encodeFernet, type FernetKey } from './fernet.ts'
import { cipherSuites, type KeyPair } from './key-suites.ts'
import {
  bindingBytes,
  fromBase64,
  printSealed,
  type SealedText,
  type SealForm,
  storageInfo,
  toBase64,
} from './sealed-text.ts'

/** A Fernet key: 16 bytes that sign, 16 that encrypt. */
const fernetKeyBytes = 32

/** Seals a value to a public key, for one place. */
export async function sealTo(
  key: PublicKey,
  form: SealForm,
  value: Secret,
  binding: Binding,
  now: Date,
): Promise<string> {
  const head = { form, keyId: key.id }
  const suite = cipherSuites[key.suite]
  const publicKey = await suite.DeserializePublicKey(fromBase64(key.publicKey))
  const place = bindingBytes(head, key.organisationId, binding)
  const plain = Buffer.from(value.reveal(), 'utf8')
  const info = storageInfo
  if (form === 'aes-256-gcm') {
    const sealed = await suite.Seal(publicKey, plain, { info, aad: place })
    const { encapsulatedSecret: encapsulated, ciphertext } = sealed
    return printSealed({ ...head, encapsulated, body: toBase64(ciphertext) })
  }
  // Fernet binds nothing itself: its key is derived for this place, and is another one elsewhere.
  const made = await suite.SendExport(publicKey, place, fernetKeyBytes, { info })
  const body = encodeFernet(made.exportedSecret as FernetKey, plain, now)
  return printSealed({ ...head, encapsulated: made.encapsulatedSecret, body })
}

/** @throws {Error} When it was sealed to another key or for another place, or was changed. */
export async function openWith(
  pair: KeyPair,
  key: PublicKey,
  { form, keyId, encapsulated, body }: SealedText,
  binding: Binding,
  now: Date,
): Promise<Secret> {
  const suite = cipherSuites[key.suite]
  const place = bindingBytes({ form, keyId }, key.organisationId, binding)
  const info = storageInfo
  if (form === 'aes-256-gcm') {
    const options = { info, aad: place }
    const plain = await suite.Open(pair, encapsulated, fromBase64(body), options)
    return secretOf(plain)
  }
  const fernetKey = await suite.ReceiveExport(pair, encapsulated, place, fernetKeyBytes, { info })
  return secretOf(decodeFernet(fernetKey as FernetKey, body, { now }))
}

/** The value as text. Its bytes are wiped; the text cannot be. */
export function secretOf(plain: Uint8Array): Secret {
  const secret = new Secret(Buffer.from(plain).toString('utf8'))
  plain.fill(0)
  return secret
}
