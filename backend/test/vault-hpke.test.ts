import { AeadId, Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256, KdfId } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import { describe, expect, it } from 'vitest'
import { type KeySuite, keySuites } from '../src/flows/custody/ports.ts'
import { Secret } from '../src/flows/secret.ts'
import { contextOf } from '../src/vault/key-pairs.ts'
import { cipherSuites } from '../src/vault/key-suites.ts'
import { bindingBytes, fromBase64, storageInfo, toBase64 } from '../src/vault/sealed-text.ts'
import { memoryVault } from './vault-in-memory.ts'

// Another implementation of RFC 9180 must read what ours writes, and the other way round.

const theirs: Record<KeySuite, CipherSuite> = {
  'x25519-hkdf-sha256-aes256gcm': new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  }),
  'p256-hkdf-sha256-aes256gcm': new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  }),
}
const info = Buffer.from('a use')
const aad = Buffer.from('a place')
const text = Buffer.from('pässword')

/** A copy of its own: the other library takes whole buffers. */
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

describe.each(keySuites)('%s', (name) => {
  const [ours, other] = [cipherSuites[name], theirs[name]]

  it('is KDF 1 and AEAD 2 of the registry of RFC 9180', () => {
    expect(ours.KDF.id).toBe(KdfId.HkdfSha256)
    expect(ours.AEAD.id).toBe(AeadId.Aes256Gcm)
    expect(ours.KEM.id).toBe(other.kem.id)
  })

  it('is read by another implementation', async () => {
    const recipient = await other.kem.generateKeyPair()
    const raw = new Uint8Array(await other.kem.serializePublicKey(recipient.publicKey))
    const publicKey = await ours.DeserializePublicKey(raw)

    const sealed = await ours.Seal(publicKey, text, { info, aad })

    const opened = await other.open(
      { recipientKey: recipient, enc: buffer(sealed.encapsulatedSecret), info: buffer(info) },
      buffer(sealed.ciphertext),
      buffer(aad),
    )
    expect(Buffer.from(opened).equals(text)).toBe(true)
  })

  it('reads another implementation', async () => {
    const pair = await ours.GenerateKeyPair(false)
    const raw = await ours.SerializePublicKey(pair.publicKey)
    const recipientPublicKey = await other.kem.deserializePublicKey(buffer(raw))

    const { ct, enc } = await other.seal(
      { recipientPublicKey, info: buffer(info) },
      buffer(text),
      buffer(aad),
    )

    const opened = await ours.Open(pair, new Uint8Array(enc), new Uint8Array(ct), { info, aad })
    expect(Buffer.from(opened).equals(text)).toBe(true)
  })

  it('agrees with another implementation on exported keys', async () => {
    const recipient = await other.kem.generateKeyPair()
    const raw = new Uint8Array(await other.kem.serializePublicKey(recipient.publicKey))
    const sent = await ours.SendExport(await ours.DeserializePublicKey(raw), aad, 32, { info })

    const enc = buffer(sent.encapsulatedSecret)
    const context = await other.createRecipientContext({
      recipientKey: recipient,
      enc,
      info: buffer(info),
    })

    const exported = await context.export(buffer(aad), 32)
    expect(toBase64(new Uint8Array(exported))).toBe(toBase64(sent.exportedSecret))
  })
})

it('is what the vault stores: another implementation opens a text with the unwrapped key', async () => {
  const vault = await memoryVault()
  const place = { projectId: 'proj_a', recordId: 'cred_a', field: 'value:password' }
  const sealed = await vault.seal(new Secret('pässword'), place)
  const [, , keyId = '', enc = '', body = ''] = sealed.split('.')
  const key = await vault.keys.find(keyId)
  if (!key) throw new Error('the text names a key of ours')

  const raw = await vault.keyEncryption.unwrap(key.wrappedPrivateKey, contextOf(key))
  const suite = theirs[key.suite]
  const recipientKey = await suite.kem.deserializePrivateKey(buffer(raw))
  const opened = await suite.open(
    { recipientKey, enc: buffer(fromBase64(enc)), info: buffer(storageInfo) },
    buffer(fromBase64(body)),
    buffer(bindingBytes({ form: 'aes-256-gcm', keyId }, key.organisationId, place)),
  )

  expect(Buffer.from(opened).toString()).toBe('pässword')
})

it('opens what others sealed to an advertised key, for the organisation of the place alone', async () => {
  const vault = await memoryVault()
  const place = { projectId: 'proj_a', recordId: 'mas_a', field: 'answer' }
  const sentTo = async (projectId: string) => {
    const [key] = await vault.sealingKeys(projectId)
    if (!key) throw new Error('every organisation has keys')
    const suite = cipherSuites[key.suite]
    const publicKey = await suite.DeserializePublicKey(fromBase64(key.publicKey))
    const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, text, { info, aad })
    const parts = { encapsulated: toBase64(encapsulatedSecret), ciphertext: toBase64(ciphertext) }
    return { keyId: key.id, ...parts, info, associatedData: aad }
  }
  const why = { purpose: 'take_answer' } as const
  const sent = await sentTo('proj_a')

  expect((await vault.openSent(sent, place, why)).reveal()).toBe('pässword')
  expect(vault.facts).toMatchObject([{ ...place, purpose: 'take_answer' }])
  const refused = { code: 'wrong_binding_or_key' }
  const elsewhere = { ...sent, associatedData: Buffer.from('another place') }
  await expect(vault.openSent(elsewhere, place, why)).rejects.toMatchObject(refused)
  const stored = { ...sent, info: storageInfo }
  await expect(vault.openSent(stored, place, why)).rejects.toMatchObject(refused)
  const foreign = await sentTo('proj_c')
  await expect(vault.openSent(foreign, place, why)).rejects.toMatchObject(refused)
})
