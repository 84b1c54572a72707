import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyContext, KeyEncryption } from '../flows/custody/ports.ts'
import type { RootKey } from './root-key.ts'

const ivBytes = 12
const tagBytes = 16

/** The words bound to a wrapped key, in an order of their own. */
const contextBytes = ({ organisation, key, suite, publicKey }: KeyContext): Buffer =>
  Buffer.from(JSON.stringify([organisation, key, suite, publicKey]))

/** A second secret of an organisation, without which the root key unwraps nothing of it. */
export interface OrganisationSecrets {
  /** Made on first use. */
  ofWrapping(organisationId: string): Promise<Uint8Array>
  /** @throws {Error} When there is none: the organisation was shredded. */
  ofUnwrapping(organisationId: string): Promise<Uint8Array>
}

type SecretOf = (organisationId: string) => Promise<Uint8Array>

/**
 * A key-encryption key of this machine: AES-256-GCM under a key derived from `root` for each
 * organisation.
 *
 * @param source - Where the root key comes from; part of the id, because what is wrapped with
 *   organisation secrets does not unwrap without them.
 * @param secrets - @default none: the root key alone unwraps
 */
export function createLocalKeyEncryption(
  source: 'file' | 'environment',
  root: RootKey,
  secrets?: OrganisationSecrets,
): KeyEncryption {
  const id = `${source}:${root.derive('key-encryption-id').toString('hex').slice(0, 16)}`
  // By organisation, for the life of this object: a rotation wraps thousands of keys of each.
  const derived = new Map<string, Buffer>()

  async function keyFor(organisation: string, secretOf: SecretOf | undefined): Promise<Buffer> {
    const known = derived.get(organisation)
    if (known) return known
    const key = root.derive('key-encryption', await secretOf?.(organisation))
    derived.set(organisation, key)
    return key
  }

  return {
    id,

    async wrap(privateKey, context) {
      const key = await keyFor(context.organisation, secrets?.ofWrapping)
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(contextBytes(context))
      const body = Buffer.concat([cipher.update(privateKey), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },

    async unwrap(wrapped, context) {
      const key = await keyFor(context.organisation, secrets?.ofUnwrapping)
      const bytes = Buffer.from(wrapped, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(contextBytes(context))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
    },
  }
}
