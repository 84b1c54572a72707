import {
  AEAD_AES_256_GCM,
  CipherSuite,
  KDF_HKDF_SHA256,
  KEM_DHKEM_P256_HKDF_SHA256,
  KEM_DHKEM_X25519_HKDF_SHA256,
} from 'hpke'
import type { SealingSuite } from '#protocol'

/** The suites of the wire in `hpke`, which runs them on the WebCrypto of browser or Node. */
export const suites: Record<SealingSuite, CipherSuite> = {
  'x25519-hkdf-sha256-aes256gcm': new CipherSuite(
    KEM_DHKEM_X25519_HKDF_SHA256,
    KDF_HKDF_SHA256,
    AEAD_AES_256_GCM,
  ),
  'p256-hkdf-sha256-aes256gcm': new CipherSuite(
    KEM_DHKEM_P256_HKDF_SHA256,
    KDF_HKDF_SHA256,
    AEAD_AES_256_GCM,
  ),
}
