import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate that nobody vouches for, and its key. */
export interface OwnCertificate {
  /** PEM. */
  key: string
  /** PEM. */
  cert: string
  /** SHA-256 of the public key in Base64, as in RFC 7469. */
  fingerprint: string
}

// The few pieces of DER (X.690) that a certificate consists of.
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), content])
}
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts)
const text = (tag: number, value: string) => der(tag, Buffer.from(value, 'latin1'))

/** ecdsa-with-SHA256, 1.2.840.10045.4.3.2 */
const algorithm = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
/** commonName, 2.5.4.3 */
const commonName = der(0x06, Buffer.from('550403', 'hex'))

/**
 * Makes a certificate for a new P-256 key that names no host (RFC 5280): whoever trusts it, trusts
 * this very key. Valid as long as dates of two digits go, since it ends with the process.
 */
export function createOwnCertificate(): OwnCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const name = sequence(der(0x31, sequence(commonName, text(0x0c, 'Managed Auth, this process'))))
  const body = sequence(
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z')),
    name,
    spki,
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const lines = sequence(body, algorithm, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  }
}
