import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import type { SealingSuite } from '@managed-auth/protocol'
import { expect, it } from 'vitest'
import { sealSubmission } from './seal-submission.ts'

// What the library seals, another implementation of RFC 9180 opens, from the words of docs/sealing.md
// alone. The other way round is in the contract suite.

const kems = {
  'x25519-hkdf-sha256-aes256gcm': () => new DhkemX25519HkdfSha256(),
  'p256-hkdf-sha256-aes256gcm': () => new DhkemP256HkdfSha256(),
} satisfies { [Suite in SealingSuite]: unknown }

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url')).buffer
const part = (text: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(text))
  return Buffer.concat([length, Buffer.from(text)])
}

it.each(Object.keys(kems) as SealingSuite[])('another HPKE opens %s', async (suite) => {
  const other = new CipherSuite({
    kem: kems[suite](),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
  const pair = await other.kem.generateKeyPair()
  const raw = Buffer.from(await other.kem.serializePublicKey(pair.publicKey))
  const keys = [{ id: 'sk_1', suite, public_key: raw.toString('base64url') }]
  const value = 'pässwörd ✓'

  const sealed = await sealSubmission('ma_1', keys, {
    field_values: { 'f_pw ü': value },
    interaction_id: 'mai_1',
  })

  const [enc = '', ciphertext = ''] = sealed?.field_values?.['f_pw ü']?.split('.') ?? []
  const opened = await other.open(
    {
      recipientKey: pair.privateKey,
      enc: bytesOf(enc),
      info: new Uint8Array(Buffer.from('managed-auth/submit/v1')).buffer,
    },
    bytesOf(ciphertext),
    new Uint8Array(Buffer.concat([part('ma_1'), part('mai_1'), part('f_pw ü')])).buffer,
  )
  expect(Buffer.from(opened).toString()).toBe(value)
})
