import type { Paging } from '@managed-auth/protocol'
import type { Binding } from '../ports.ts'
import type { PageOf } from '../records.ts'

// Credentials as the product knows them: names and keys in the clear, values sealed one by one.

export interface CredentialRecord {
  id: string
  projectId: string
  name: string
  /** The site the values are for. */
  domain: string
  /** Lower-case key of the identity provider the values are for; null: the site's own form. */
  ssoProvider: string | null
  /** Storage names of the values, in alphabetical order. */
  valueKeys: string[]
  hasTotp: boolean
  createdAt: Date
  updatedAt: Date
}

export interface NewCredential {
  id: string
  projectId: string
  name: string
  domain: string
  ssoProvider: string | null
  /** Sealed, by storage name. */
  sealedValues: Record<string, string>
  sealedTotp: string | null
  createdAt: Date
}

/** A change of a credential. What is missing stays; `null` clears. */
export interface CredentialChange {
  name?: string
  ssoProvider?: string | null
  /** Goes before `sealedValues` are merged: a name in both keeps its new value. */
  removedKeys?: string[]
  sealedValues?: Record<string, string>
  sealedTotp?: string | null
}

export interface CredentialFilter {
  domain?: string | undefined
  /** Part of the name or domain, or an exact id. */
  query?: string | undefined
}

/** What a login takes from a credential. */
export interface SealedCredential {
  values: Record<string, string>
  totp: string | undefined
  ssoProvider: string | undefined
  /** The values were typed at the provider during a login, and are for it alone. */
  fromProvider: boolean
}

/** What a login adds to a credential. */
export interface CredentialGain {
  id: string
  /** Absent: the credential was there before. One that is gone by now stays gone. */
  suggestedName?: string | undefined
  sealedValues: Record<string, string>
  sealedTotp?: string | undefined
  /** Where the values were typed: a provider's key, or null for the site. @default as it was */
  ssoProvider?: string | null | undefined
}

export interface CredentialStore {
  /** @returns The id of the credential that has the name, when it is taken. */
  insert(credential: NewCredential): Promise<CredentialRecord | { existingId: string }>
  /** An id wins over a name. */
  find(projectId: string, idOrName: string): Promise<CredentialRecord | undefined>
  /** Newest first. */
  list(projectId: string, filter: CredentialFilter, page: Paging): Promise<PageOf<CredentialRecord>>
  /** All of it or nothing. */
  update(
    projectId: string,
    id: string,
    change: CredentialChange,
    now: Date,
  ): Promise<CredentialRecord | 'name_taken' | undefined>
  /** Connections that used it use none from then on. */
  remove(projectId: string, id: string): Promise<boolean>
  idOf(projectId: string, name: string): Promise<string | undefined>
  sealed(id: string): Promise<SealedCredential | undefined>
}

/** Which codes of an authenticator key were typed. Sites take each step's code once. */
export interface TotpSteps {
  /**
   * Takes a step for one login.
   * @param mark - A keyed digest of the key, which tells nothing about it.
   * @returns Whether it is the caller's: neither it nor a later one was taken before.
   */
  claim(mark: string, step: number, now: Date): Promise<boolean>
}

/** Where a credential's value belongs. */
export const valueBinding = (projectId: string, credentialId: string, ref: string): Binding => ({
  projectId,
  recordId: credentialId,
  field: `value:${ref}`,
})

/** Where a credential's authenticator key belongs. No value can have this name. */
export const totpBinding = (projectId: string, credentialId: string): Binding => ({
  projectId,
  recordId: credentialId,
  field: 'totp',
})
