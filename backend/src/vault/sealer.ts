import { createHmac } from 'node:crypto'
import type { PublicKey, PublicKeys } from '../flows/custody/ports.ts'
import { FlowError } from '../flows/errors.ts'
import type { Clock, Sealer } from '../flows/ports.ts'
import type { RootKey } from './root-key.ts'
import { sealTo } from './seal-to.ts'
import type { SealForm } from './sealed-text.ts'

/** How long a process goes on sealing to keys that another one has replaced, in milliseconds. */
const publicKeysLifeMs = 60_000

export interface SealerDeps {
  keys: PublicKeys
  /** What the API's own keys are derived from. It opens nothing. */
  apiSecret: RootKey
  /** @default aes-256-gcm */
  form?: SealForm | undefined
  now: Clock
}

/** Seals values to the current key of their organisation. Holds no key that opens anything. */
export function createSealer({ keys, apiSecret, form = 'aes-256-gcm', now }: SealerDeps): Sealer {
  const markKey = apiSecret.derive('marks')
  const known = new Map<string, { keys: PublicKey[]; until: number }>()

  async function sealingKeys(projectId: string): Promise<PublicKey[]> {
    const cached = known.get(projectId)
    if (cached && cached.until > now().getTime()) return cached.keys
    const current = await keys.ofProject(projectId)
    // None is not kept: the first may be made at any moment.
    if (current.length === 0) known.delete(projectId)
    else known.set(projectId, { keys: current, until: now().getTime() + publicKeysLifeMs })
    return current
  }

  return {
    sealingKeys,

    async sealingKey(projectId, keyId) {
      const current = (await sealingKeys(projectId)).find(({ id }) => id === keyId)
      return current ?? keys.known(projectId, keyId)
    },

    async seal(value, binding) {
      const [key] = await sealingKeys(binding.projectId)
      if (!key) {
        throw new FlowError(
          'vault_unavailable',
          'There is no key to seal this to, so it was not kept. Start a worker once: it makes the key.',
        )
      }
      return sealTo(key, form, value, binding, now())
    },

    mark: (text) => createHmac('sha256', markKey).update(text).digest('base64url'),
  }
}
