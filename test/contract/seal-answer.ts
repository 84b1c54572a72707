import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import type { SealingKey, SubmitRequest } from '@managed-auth/protocol'

// A sender of its own, by another implementation of HPKE and from the words of docs/sealing.md alone:
// what it seals must open at every server, so library and servers cannot be wrong in the same way.

// Each suite has parts of its own: they take on the suite's identity.
const parts = () => ({ kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const suites: Record<string, CipherSuite> = {
  'x25519-hkdf-sha256-aes256gcm': new CipherSuite({ ...parts(), kem: new DhkemX25519HkdfSha256() }),
  'p256-hkdf-sha256-aes256gcm': new CipherSuite({ ...parts(), kem: new DhkemP256HkdfSha256() }),
}

const base64Url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url')

/** Each part behind its length in bytes, as four bytes. */
function placeOf(...parts: string[]): Uint8Array<ArrayBuffer> {
  const bytes = parts.flatMap((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(part))
    return [length, Buffer.from(part)]
  })
  return new Uint8Array(Buffer.concat(bytes))
}

/** Seals one value for its place. */
export async function sealValue(
  key: SealingKey,
  connectionId: string,
  interactionId: string,
  name: string,
  value: string,
): Promise<string> {
  const suite = suites[key.suite]
  if (!suite) throw new Error(`The suite ${key.suite} is not in the contract.`)
  const raw = new Uint8Array(Buffer.from(key.public_key, 'base64url'))
  const recipientPublicKey = await suite.kem.deserializePublicKey(raw.buffer)
  const info = Buffer.from('managed-auth/submit/v1')
  const { enc, ct } = await suite.seal(
    { recipientPublicKey, info: new Uint8Array(info).buffer },
    new Uint8Array(Buffer.from(value)).buffer,
    placeOf(connectionId, interactionId, name).buffer,
  )
  return `${base64Url(enc)}.${base64Url(ct)}`
}

/** Seals every value of a submission. */
export async function sealAnswer(
  key: SealingKey,
  connectionId: string,
  interaction_id: string,
  mode: 'field_values' | 'fields',
  values: Record<string, string>,
): Promise<SubmitRequest> {
  const sealed = Object.entries(values).map(async ([name, value]) => [
    name,
    await sealValue(key, connectionId, interaction_id, name, value),
  ])
  return {
    [mode]: Object.fromEntries(await Promise.all(sealed)),
    interaction_id,
    sealing_key_id: key.id,
  }
}
