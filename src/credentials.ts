export type {
  CreateCredential,
  CreateCredentialProvider,
  Credential,
  CredentialProvider,
  CredentialProviderTestResult,
  CredentialUse,
  UpdateCredential,
  UpdateCredentialProvider,
} from '#protocol'
export {
  CredentialForm,
  type CredentialFormProps,
} from './credentials/components/credential-form.tsx'
export {
  CredentialList,
  type CredentialListProps,
} from './credentials/components/credential-list.tsx'
export {
  CredentialManager,
  type CredentialManagerProps,
} from './credentials/components/credential-manager.tsx'
export type {
  CredentialClassNames,
  CredentialPart,
  CredentialSlots,
} from './credentials/components/look.tsx'
export {
  CredentialVaults,
  type CredentialVaultsProps,
} from './credentials/components/vaults-view.tsx'
export {
  type AuthenticatorKey,
  type KeyProblem,
  type ReadKey,
  readAuthenticatorKey,
} from './credentials/core/authenticator-key.ts'
export {
  type CredentialFilter,
  type CredentialPage,
  type CredentialsClient,
  type CredentialsClientOptions,
  type CredentialUses,
  createCredentialsClient,
} from './credentials/core/credentials-client.ts'
export { readQr } from './credentials/core/read-qr.ts'
export { type OneTimeCode, totpCode } from './credentials/core/totp-code.ts'
export { credentialKeys } from './credentials/hooks/credential-keys.ts'
export {
  type UseCredentialOptions,
  useCredential,
  useCredentialUses,
} from './credentials/hooks/use-credential.ts'
export {
  type CredentialProviderChanges,
  type CredentialProviders,
  useCredentialProviders,
} from './credentials/hooks/use-credential-providers.ts'
export {
  type CredentialChanges,
  type Credentials,
  type UseCredentialsOptions,
  useCredentials,
} from './credentials/hooks/use-credentials.ts'
export type { CredentialsClientChoice } from './credentials/hooks/use-credentials-client.ts'
export { type ShownCode, useOneTimeCode } from './credentials/hooks/use-one-time-code.ts'
export type { SecretMutation } from './credentials/hooks/use-secret-mutation.ts'
export type { CredentialText, CredentialTextOverrides } from './text/credentials/en.ts'
