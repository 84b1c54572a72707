import type { CredentialProviderType, Paging } from '@managed-auth/protocol'
import type { Binding } from '../ports.ts'
import type { PageOf } from '../records.ts'

// Credential providers as the product knows them: where they are in the clear, what opens them sealed.

export interface CredentialProviderRecord {
  id: string
  /** The project it was made in. Others of its organisation use it too; its token is bound to this one. */
  projectId: string
  name: string
  type: CredentialProviderType
  /** One that is switched off is not asked at a login. */
  enabled: boolean
  /** Lower numbers are asked first. */
  priority: number
  /** For how long a list of its items is kept. */
  cacheSeconds: number
  baseUrl: string | null
  file: string | null
  hasKeyFile: boolean
  createdAt: Date
  updatedAt: Date
}

export interface SealedAccess {
  sealedToken: string
  sealedKeyFile: string | null
}

export interface NewCredentialProvider extends SealedAccess {
  id: string
  projectId: string
  name: string
  type: CredentialProviderType
  cacheSeconds: number
  baseUrl: string | null
  file: string | null
  createdAt: Date
}

/** A change of a provider. What is missing stays. */
export type CredentialProviderChange = Partial<
  SealedAccess &
    Pick<
      CredentialProviderRecord,
      'name' | 'enabled' | 'priority' | 'cacheSeconds' | 'baseUrl' | 'file'
    >
>

/** All of an organisation's projects see the same providers: `projectId` says which organisation. */
export interface CredentialProviderStore {
  /** @returns The id of the provider that has the name, when it is taken. */
  insert(
    provider: NewCredentialProvider,
  ): Promise<CredentialProviderRecord | { existingId: string }>
  find(projectId: string, id: string): Promise<CredentialProviderRecord | undefined>
  idOf(projectId: string, name: string): Promise<string | undefined>
  /** In the order they are asked in. */
  list(
    projectId: string,
    filter: { query?: string | undefined },
    page: Paging,
  ): Promise<PageOf<CredentialProviderRecord>>
  /** Those that are switched on, in the order they are asked in. */
  enabled(projectId: string): Promise<CredentialProviderRecord[]>
  sealed(id: string): Promise<SealedAccess | undefined>
  update(
    projectId: string,
    id: string,
    change: CredentialProviderChange,
    now: Date,
  ): Promise<CredentialProviderRecord | 'name_taken' | undefined>
  /** Connections that used it use none from then on. */
  remove(projectId: string, id: string): Promise<boolean>
}

/** Where what opens a provider belongs. */
export const accessBinding = (
  { projectId, id }: Pick<CredentialProviderRecord, 'projectId' | 'id'>,
  field: 'token' | 'key_file',
): Binding => ({ projectId, recordId: id, field })
