import { rm } from 'node:fs/promises'
import path from 'node:path'
import { makeKeyFile, readKeyFile } from './key-file.ts'
import type { OrganisationSecrets } from './local-key-encryption.ts'
import { newRootKey } from './root-key.ts'

/** One file an organisation, apart from every database and its dumps. */
export interface SecretFiles extends OrganisationSecrets {
  /** Removes the secret for good: what it helped to wrap stays wrapped. */
  remove(organisationId: string): Promise<void>
}

export function createSecretFiles(folder: string): SecretFiles {
  const fileOf = (organisationId: string) => {
    // Ids are ours, but they come out of a database and end up in a path.
    if (!/^[\w-]+$/.test(organisationId)) throw new Error('an organisation id is not a plain word')
    return path.join(folder, organisationId)
  }
  const read = async (organisationId: string) => {
    const text = await readKeyFile(fileOf(organisationId))
    return text && Buffer.from(text.reveal(), 'base64')
  }
  async function ofUnwrapping(organisationId: string): Promise<Uint8Array> {
    const secret = await read(organisationId)
    if (!secret) throw new Error(`the secret of organisation ${organisationId} is gone`)
    return secret
  }
  return {
    async ofWrapping(organisationId) {
      const existing = await read(organisationId)
      if (existing) return existing
      await makeKeyFile(fileOf(organisationId), newRootKey())
      return ofUnwrapping(organisationId)
    },
    ofUnwrapping,
    remove: (organisationId) => rm(fileOf(organisationId), { force: true }),
  }
}
