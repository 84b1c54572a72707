import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate nobody vouches for, made anew each time. */
export interface SelfSigned {
  /** PEM. */
  key: string
  /** PEM. */
  cert: string
  /** SHA-256 of the public key in Base64: how a browser is told to trust it (`SPKI` of RFC 7469). */
  fingerprint: string
}

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  const head = length < 128 ? [length] : long
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts)
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const utcTime = (date: Date) => {
  const digits = date.toISOString().replace(/\D/g, '')
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`, 'latin1'))
}

/** A name of one part, the common name (2.5.4.3). */
const nameOf = (text: string) =>
  sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(text, 'utf8')))))

const alternative = (name: string) => der(0x82, Buffer.from(name, 'latin1'))

/** An X.509 certificate for a new P-256 key (RFC 5280), good for a day. */
export function createSelfSigned(name: string, now: Date): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  // ecdsa-with-SHA256, 1.2.840.10045.4.3.2
  const algorithm = sequence(objectId('2a8648ce3d040302'))
  const dayMs = 86_400_000
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(name),
    sequence(utcTime(new Date(now.getTime() - dayMs)), utcTime(new Date(now.getTime() + dayMs))),
    nameOf(name),
    spki,
    // subjectAltName, 2.5.29.17
    der(0xa3, sequence(sequence(objectId('551d11'), der(0x04, sequence(alternative(name)))))),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const lines =
    sequence(body, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    fingerprint: createHash('sha256').update(spki).digest('base64'),
  }
}
