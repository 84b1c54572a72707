import './decorator-metadata.ts'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate authority of a test's own. */
export interface TestAuthority {
  /** Its certificate, as PEM. */
  cert: string
  /** @returns A key and the certificate for it, as PEM, for so many host names. */
  issue(
    names: string[],
    validity?: { from: Date; to: Date },
  ): Promise<{ key: string; cert: string }>
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const dayMs = 86_400_000
const around = (now: number) => ({ from: new Date(now - dayMs), to: new Date(now + dayMs) })

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
const serial = () => Buffer.from(webcrypto.getRandomValues(new Uint8Array(9))).toString('hex')

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
}

export async function createTestAuthority(name: string): Promise<TestAuthority> {
  cryptoProvider.set(webcrypto as Crypto)
  const keys = await newKeys()
  const validity = around(Date.now())
  const own: X509Certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}`,
    notBefore: validity.from,
    notAfter: validity.to,
    signingAlgorithm: algorithm,
    keys: keys as CryptoKeyPair,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey as CryptoKey),
    ],
  })
  return {
    cert: `${own.toString('pem')}\n`,
    async issue(names, { from, to } = validity) {
      const subject = await newKeys()
      const cert = await X509CertificateGenerator.create({
        serialNumber: serial(),
        subject: `CN=${names[0]}`,
        issuer: own.subject,
        notBefore: from,
        notAfter: to,
        signingAlgorithm: algorithm,
        publicKey: subject.publicKey as CryptoKey,
        signingKey: keys.privateKey as CryptoKey,
        extensions: [
          await AuthorityKeyIdentifierExtension.create(keys.publicKey as CryptoKey),
          new SubjectAlternativeNameExtension(
            names.map((value) => ({ type: 'dns' as const, value })),
          ),
        ],
      })
      return { key: await pemOf(subject.privateKey), cert: `${cert.toString('pem')}\n` }
    },
  }
}
