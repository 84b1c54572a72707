import { X509Certificate } from 'node:crypto'
import { FlowError } from '../errors.ts'

const largestBytes = 64 * 1024
const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g

const refuse = (message: string): never => {
  throw new FlowError('invalid_input', message)
}

/**
 * The certificates of a bundle, and nothing of what may stand between them.
 *
 * @param bundle - PEM (RFC 7468), at most 64 KiB.
 * @param now - One that is past its end vouches for nothing.
 * @throws {FlowError} `invalid_input`, with what is wrong and what to send.
 */
export function checkBundle(bundle: string, now: Date): string {
  if (Buffer.byteLength(bundle) > largestBytes) {
    refuse(
      'config.ca_bundle is larger than 64 KiB. Send only the authorities this proxy signs with.',
    )
  }
  const blocks = [...bundle.matchAll(block)]
  if (blocks.some(([, label]) => label?.endsWith('PRIVATE KEY'))) {
    refuse('config.ca_bundle holds a private key. Send certificates alone, and replace that key.')
  }
  const certificates = blocks.filter(([, label]) => label === 'CERTIFICATE')
  if (certificates.length === 0) {
    refuse(
      'config.ca_bundle holds no certificate. Send PEM: -----BEGIN CERTIFICATE----- and so forth.',
    )
  }
  for (const [index, [pem]] of certificates.entries()) checkOne(pem, index + 1, now)
  return `${certificates.map(([pem]) => pem).join('\n')}\n`
}

function checkOne(pem: string, place: number, now: Date): void {
  const certificate =
    readCertificate(pem) ?? refuse(`Certificate ${place} of config.ca_bundle cannot be read.`)
  if (new Date(certificate.validTo) <= now) {
    refuse(`Certificate ${place} of config.ca_bundle has expired. Send the one in use now.`)
  }
  // A proxy that shows a certificate signed by itself is vouched for by that very certificate.
  if (!certificate.ca && !certificate.checkIssued(certificate)) {
    refuse(
      `Certificate ${place} of config.ca_bundle is no authority's. Send the one that signed it.`,
    )
  }
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}
