import { Secret } from '../flows/secret.ts'
import type { ReplyBox, SealReply } from '../flows/worker/errands.ts'
import { cipherSuites } from './key-suites.ts'
import { fromBase64, toBase64 } from './sealed-text.ts'

const suite = cipherSuites['x25519-hkdf-sha256-aes256gcm']
/** The use of the key, so that nothing sealed for another use opens as a reply. */
const info = Buffer.from('managed-auth/reply/v1')

/** A key pair that lives as long as this process and is never stored. */
export async function createReplyBox(): Promise<ReplyBox> {
  const pair = await suite.GenerateKeyPair(false)
  const publicKey = toBase64(await suite.SerializePublicKey(pair.publicKey))
  return {
    publicKey,
    async open(sealed, errandId) {
      const [encapsulated = '', body = ''] = sealed.split('.')
      const aad = Buffer.from(errandId)
      const value = await suite.Open(pair, fromBase64(encapsulated), fromBase64(body), {
        info,
        aad,
      })
      return new Secret(Buffer.from(value).toString())
    },
  }
}

/** Seals to the key of one process and to one errand (HPKE, RFC 9180, base mode). */
export const sealReply: SealReply = async (value, replyKey, errandId) => {
  const key = await suite.DeserializePublicKey(fromBase64(replyKey))
  const aad = Buffer.from(errandId)
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, Buffer.from(value.reveal()), {
    info,
    aad,
  })
  return `${toBase64(encapsulatedSecret)}.${toBase64(ciphertext)}`
}
