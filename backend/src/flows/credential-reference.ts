import type { CredentialReference } from '@managed-auth/protocol'
import { FlowError } from './errors.ts'
import type { Store } from './ports.ts'
import type { ConnectionSettings } from './records.ts'

/** What a connection keeps of where its values are. */
type KeptReference = Pick<
  ConnectionSettings,
  'credentialId' | 'credentialLookup' | 'credentialProviderId' | 'credentialPath'
>

/** Nothing is kept, and nothing is fetched. */
export const noCredential: KeptReference = {
  credentialId: null,
  credentialLookup: null,
  credentialProviderId: null,
  credentialPath: null,
}

/**
 * Where a connection's values are to be taken from. Empty: from nowhere. `{auto: true}` alone is ours:
 * every provider of the organisation, by priority.
 *
 * @throws {FlowError} `invalid_input`, `not_found`
 * @see wire protocol 4.2
 */
export async function readCredentialReference(
  { credentials, providers }: Pick<Store, 'credentials' | 'providers'>,
  projectId: string,
  reference: CredentialReference | null,
): Promise<KeptReference> {
  const { name, provider, path, auto } = reference ?? {}
  if (!name && !provider && !path && !auto) return noCredential
  if (name && !provider && !path && !auto) {
    const credentialId = await credentials.idOf(projectId, name)
    if (!credentialId) throw new FlowError('not_found', 'There is no credential of that name.')
    return { ...noCredential, credentialId }
  }
  if (name || (path && (auto || !provider)) || (provider && !path && !auto)) {
    throw new FlowError(
      'invalid_input',
      'credential is one of {name}, {provider, path}, {provider, auto: true} and {auto: true}.',
    )
  }
  if (!provider) return { ...noCredential, credentialLookup: 'any' }
  if (path && !/.\/./.test(path)) {
    throw new FlowError(
      'invalid_input',
      'credential.path names a vault and an item in it, such as "Vault/Item".',
    )
  }
  const credentialProviderId = await providers.idOf(projectId, provider)
  if (!credentialProviderId) {
    throw new FlowError(
      'not_found',
      'There is no credential provider of that name in this organisation.',
    )
  }
  return path
    ? { ...noCredential, credentialLookup: 'path', credentialProviderId, credentialPath: path }
    : { ...noCredential, credentialLookup: 'domain', credentialProviderId }
}
