import { createDecipheriv } from 'node:crypto'
import type { SealedTextStore } from '../flows/custody/ports.ts'
import type { Binding } from '../flows/ports.ts'
import type { RootKey } from './root-key.ts'

// Texts of version 1, from before organisations had keys: AES-256-GCM under a key derived from the
// master key. They are opened, and sealed anew by `vault rotate-keys`; nothing writes them any more.

const version = 'v1'
const ivBytes = 12
const tagBytes = 16

export const isLegacy = (sealed: string): boolean => sealed.startsWith(`${version}.`)

const associatedData = ({ projectId, recordId, field }: Binding): Buffer =>
  Buffer.from(
    [version, projectId, recordId, field].map((part) => `${part.length}:${part}`).join(''),
  )

/** How many texts of an organisation were sealed before it had keys. */
export async function countLegacy(texts: SealedTextStore, organisationId: string): Promise<number> {
  // No text begins with a dot.
  const all = await texts.countOthers(organisationId, '.')
  return all - (await texts.countOthers(organisationId, `${version}.`))
}

/** @returns Nothing when it does not open with this key in this place. */
export function openLegacy(root: RootKey, sealed: string, binding: Binding): string | undefined {
  const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url')
  if (bytes.length < ivBytes + tagBytes) return undefined
  try {
    const key = root.derive('vault')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(associatedData(binding))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    const body = bytes.subarray(ivBytes + tagBytes)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    // The cipher's own error is dropped: its message is about bytes nobody should see.
    return undefined
  }
}
