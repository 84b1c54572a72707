import { createTotpReader, type ReadTotpCode } from '../credentials/totp-reader.ts'
import type { Clock, Store, Vault } from '../ports.ts'
import { profileBinding } from '../profile-state.ts'
import { Secret } from '../secret.ts'

/**
 * Port: what only a process that may open secrets can do, for one that may not. Takes and gives
 * plain data, so that it can be asked of another process.
 */
export interface Worker {
  /**
   * The code of a credential's authenticator key, and when it runs out, in ISO 8601.
   * @returns Nothing when the credential has no key, or is gone.
   */
  totpCode(asked: {
    projectId: string
    credentialId: string
  }): Promise<{ code: string; expiresAt: string } | undefined>
  /**
   * A profile's saved browser state, as JSON text.
   * @returns Nothing until a login of the profile succeeded.
   */
  profileState(asked: { projectId: string; profileId: string }): Promise<string | undefined>
}

/** Does it here. */
export function createWorker(deps: { store: Store; vault: Vault; now: Clock }): Worker {
  const { store, vault } = deps
  const readTotpCode = createTotpReader(deps)
  return {
    async totpCode(asked) {
      const made = await readTotpCode(asked)
      return made && { code: made.code.reveal(), expiresAt: made.expiresAt.toISOString() }
    },
    async profileState({ projectId, profileId }) {
      const sealed = await store.profiles.sealedState(profileId)
      if (!sealed) return undefined
      const binding = profileBinding(projectId, profileId)
      return (await vault.open(sealed, binding, { purpose: 'download_profile' })).reveal()
    },
  }
}

/** The codes of credentials, from whichever process the worker is in. */
export function totpReaderOf(worker: Worker): ReadTotpCode {
  return async (asked) => {
    const made = await worker.totpCode(asked)
    return made && { code: new Secret(made.code), expiresAt: new Date(made.expiresAt) }
  }
}
