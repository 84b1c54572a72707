import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Binding, Log, Vault } from '../flows/ports.ts'
import { Secret } from '../flows/secret.ts'
import type { MasterKey } from './master-key.ts'

/** Says which suite sealed a text, so that another one can follow. */
const version = 'v1'
const ivBytes = 12
const tagBytes = 16

/** A sealed text did not open. The reason is the same for every cause: it tells nothing. */
class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly code = 'wrong_binding_or_key'

  constructor() {
    super('A stored secret could not be opened: the master key or its place is another one.')
  }
}

/** The place as bytes. Lengths in front keep `a|b` and `ab|` apart. */
const associatedData = ({ projectId, recordId, field }: Binding): Buffer =>
  Buffer.from(
    [version, projectId, recordId, field].map((part) => `${part.length}:${part}`).join(''),
  )

/**
 * Seals values with AES-256-GCM under a key derived from the master key; the place a value belongs
 * to is associated data, so a text moved to another row, field or project does not open.
 * Every opening is logged by place and purpose.
 */
export function createVault(masterKey: MasterKey, log: Log): Vault {
  const key = masterKey.derive('vault')
  const markKey = masterKey.derive('marks')
  return {
    async seal(value, binding) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(binding))
      const body = Buffer.concat([cipher.update(value.reveal(), 'utf8'), cipher.final()])
      const sealed = Buffer.concat([iv, cipher.getAuthTag(), body])
      return `${version}.${sealed.toString('base64url')}`
    },

    async open(sealed, binding, opening) {
      log.debug({ ...binding, ...opening }, 'a sealed value is opened')
      const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url')
      const body = bytes.subarray(ivBytes + tagBytes)
      if (!sealed.startsWith(`${version}.`) || bytes.length < ivBytes + tagBytes) {
        throw new VaultError()
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(associatedData(binding))
          .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        const value = Buffer.concat([decipher.update(body), decipher.final()])
        return new Secret(value.toString('utf8'))
      } catch {
        // The cipher's own error is dropped: its message is about bytes nobody should see.
        throw new VaultError()
      }
    },

    mark: (text) => createHmac('sha256', markKey).update(text).digest('base64url'),
  }
}
