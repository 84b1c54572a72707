import type { Clock, Store, Vault } from '../ports.ts'
import { type TotpCode, totpCode, totpStep } from '../totp/totp-code.ts'
import { readTotpKey } from '../totp/totp-key.ts'
import { totpBinding } from './ports.ts'

/**
 * Port: makes the code of a credential's stored key. A process that cannot open secrets asks one
 * that can.
 *
 * @returns Nothing when the credential has no key, or is gone.
 */
export type ReadTotpCode = (asked: {
  projectId: string
  credentialId: string
}) => Promise<Pick<TotpCode, 'code' | 'expiresAt'> | undefined>

/** Opens the key here. For processes that may open. */
export function createTotpReader(deps: { store: Store; vault: Vault; now: Clock }): ReadTotpCode {
  const { store, vault, now } = deps
  return async ({ projectId, credentialId }) => {
    const sealed = await store.credentials.sealed(credentialId)
    if (sealed?.totp === undefined) return undefined
    const binding = totpBinding(projectId, credentialId)
    const opened = await vault.open(sealed.totp, binding, {
      purpose: 'make_totp_code',
      actor: 'api',
    })
    const key = readTotpKey(opened)
    return totpCode(key, totpStep(key, now()))
  }
}
