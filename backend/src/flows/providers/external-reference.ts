import type { CredentialReference } from '@managed-auth/protocol'
import type { Connection } from '../records.ts'

/** Where a connection's values are fetched from at a login. */
export type ExternalReference =
  | { lookup: 'path'; providerId: string; path: string }
  | { lookup: 'domain'; providerId: string }
  /** Every provider that is switched on, by priority. */
  | { lookup: 'any' }

type Kept = Pick<Connection, 'credentialLookup' | 'credentialProviderId' | 'credentialPath'>

/** @returns Nothing when values are kept here, or the provider was deleted. */
export function externalReference(connection: Kept): ExternalReference | undefined {
  const {
    credentialLookup: lookup,
    credentialProviderId: providerId,
    credentialPath: path,
  } = connection
  if (lookup === 'any') return { lookup }
  if (lookup === null || providerId === null) return undefined
  if (lookup === 'domain') return { lookup, providerId }
  return path === null ? undefined : { lookup, providerId, path }
}

/** The same as the wire shows it, with the provider's name of today. */
export function viewExternalReference(
  connection: Kept & Pick<Connection, 'credentialProviderName'>,
): CredentialReference | undefined {
  const reference = externalReference(connection)
  if (!reference) return undefined
  if (reference.lookup === 'any') return { auto: true }
  const provider = connection.credentialProviderName ?? ''
  return reference.lookup === 'path' ? { provider, path: reference.path } : { provider, auto: true }
}
