import * as hpke from 'hpke'
import type { KeySuite } from '../flows/custody/ports.ts'

type Key = hpke.CryptoKey
export type CipherSuite = hpke.CipherSuite<Key>
export type KeyPair = hpke.KeyPair<Key>

/** HPKE in base mode (RFC 9180). The first is preferred; the second is for browsers without X25519. */
export const cipherSuites: Record<KeySuite, CipherSuite> = {
  'x25519-hkdf-sha256-aes256gcm': new hpke.CipherSuite(
    hpke.KEM_DHKEM_X25519_HKDF_SHA256,
    hpke.KDF_HKDF_SHA256,
    hpke.AEAD_AES_256_GCM,
  ),
  'p256-hkdf-sha256-aes256gcm': new hpke.CipherSuite(
    hpke.KEM_DHKEM_P256_HKDF_SHA256,
    hpke.KDF_HKDF_SHA256,
    hpke.AEAD_AES_256_GCM,
  ),
}
