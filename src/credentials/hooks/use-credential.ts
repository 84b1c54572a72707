'use client'

import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Credential } from '#protocol'
import { type ClientError, isFinal } from '../../core/client-error.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import type { CredentialUses } from '../core/credentials-client.ts'
import { credentialKeys } from './credential-keys.ts'
import { type CredentialsClientChoice, useCredentialsClient } from './use-credentials-client.ts'

export interface UseCredentialOptions extends CredentialsClientChoice {
  /** Without one nothing is asked. */
  id: string | undefined
}

/** One credential with the names of its values, which lists leave out. */
export function useCredential(
  options: UseCredentialOptions,
): UseQueryResult<Credential, ClientError> {
  const { id = '' } = options
  const client = useCredentialsClient(options)
  return useQuery<Credential, ClientError>(
    {
      queryKey: credentialKeys.one(client.handlerUrl, id),
      queryFn: ({ signal }) => client.retrieve(id, signal),
      enabled: id !== '',
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    useOwnQueryClient(),
  )
}

/** The connections that log in with a credential: what deleting it would break. */
export function useCredentialUses(
  options: UseCredentialOptions,
): UseQueryResult<CredentialUses, ClientError> {
  const { id = '' } = options
  const client = useCredentialsClient(options)
  return useQuery<CredentialUses, ClientError>(
    {
      queryKey: credentialKeys.uses(client.handlerUrl, id),
      queryFn: ({ signal }) => client.uses(id, signal),
      enabled: id !== '',
      // Asked right before something is deleted: what was true a minute ago does not do.
      staleTime: 0,
      gcTime: 0,
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    useOwnQueryClient(),
  )
}
