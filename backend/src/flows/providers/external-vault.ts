import type { CredentialProviderType } from '@managed-auth/protocol'
import type { Secret } from '../secret.ts'

// What the product needs of a password manager, whichever it is. `external-vaults` implements it.

/** How a provider is reached. What opens it is secret, where it stands is not. */
export interface ProviderAccess {
  type: CredentialProviderType
  /** Service-account token, Connect token or master password. */
  token: Secret
  /** `onepassword_connect`: address of the server. */
  baseUrl: string | null
  /** `keepass`: path below the operator's folder. */
  file: string | null
  /** `keepass`: content of the key file in base64. */
  keyFile: Secret | undefined
}

export interface VaultName {
  id: string
  name: string
}

/** A login in a vault: where it is and whom it is for. Holds no values. */
export interface VaultItem {
  id: string
  title: string
  vaultId: string
  vaultName: string
  /** As the item says them: addresses, bare hosts, or `*.example.com`. */
  urls: string[]
}

/** What an item holds, by storage name, as a login types it. */
export interface ItemValues {
  values: Record<string, string>
  /** Base32, or an `otpauth://` address. */
  totpSecret: string | undefined
}

/** An opened password manager. Use it at once and let it go: it may hold what it read. */
export interface ExternalVault {
  /** @throws {ExternalVaultError} */
  vaults(): Promise<VaultName[]>
  /** Logins only, in the manager's own order. @throws {ExternalVaultError} */
  items(): Promise<VaultItem[]>
  /** @throws {ExternalVaultError} `item_not_found` when it is gone. */
  read(item: Pick<VaultItem, 'id' | 'vaultId'>): Promise<ItemValues>
}

/** @throws {ExternalVaultError} */
export type OpenExternalVault = (access: ProviderAccess) => Promise<ExternalVault>

export type ExternalVaultErrorCode =
  | 'access_refused'
  | 'unreachable'
  | 'rate_limited'
  | 'not_configured'
  | 'not_allowed'
  | 'file_not_found'
  | 'unreadable'
  | 'item_not_found'

/**
 * A password manager could not be asked. The message is ours and safe to show: what a manager or
 * its library says may quote what it was given.
 */
export class ExternalVaultError extends Error {
  override readonly name = 'ExternalVaultError'
  readonly code: ExternalVaultErrorCode

  constructor(code: ExternalVaultErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
