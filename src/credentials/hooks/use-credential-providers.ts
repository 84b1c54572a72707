'use client'

import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type {
  CreateCredentialProvider,
  CredentialProvider,
  CredentialProviderTestResult,
  UpdateCredentialProvider,
} from '#protocol'
import { type ClientError, isFinal } from '../../core/client-error.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import { credentialKeys } from './credential-keys.ts'
import { type CredentialsClientChoice, useCredentialsClient } from './use-credentials-client.ts'
import { type SecretMutation, useSecretMutation } from './use-secret-mutation.ts'

export type CredentialProviderChanges = { id: string } & UpdateCredentialProvider

export interface CredentialProviders {
  list: UseQueryResult<CredentialProvider[], ClientError>
  create: SecretMutation<CredentialProvider, CreateCredentialProvider>
  update: SecretMutation<CredentialProvider, CredentialProviderChanges>
  /** By id. */
  remove: UseMutationResult<void, ClientError, string>
  /** By id. A vault that refuses the token is data, no error. */
  test: UseMutationResult<CredentialProviderTestResult, ClientError, string>
}

/** A person asked for it and sees what came of it: whether it is tried again is theirs to say. */
const once = { retry: false, networkMode: 'always' } as const

/** The external vaults of the organisation. Their tokens go in and never come back. */
export function useCredentialProviders(choice: CredentialsClientChoice = {}): CredentialProviders {
  const client = useCredentialsClient(choice)
  const queryClient = useOwnQueryClient()
  const queryKey = credentialKeys.providers(client.handlerUrl)
  const refresh = () => void queryClient.invalidateQueries({ queryKey })

  const list = useQuery<CredentialProvider[], ClientError>(
    {
      queryKey,
      queryFn: ({ signal }) => client.providers(signal),
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    queryClient,
  )
  const create = useSecretMutation(client.createProvider, queryClient, refresh)
  const update = useSecretMutation(
    ({ id, ...changes }: CredentialProviderChanges) => client.updateProvider(id, changes),
    queryClient,
    refresh,
  )
  const remove = useMutation<void, ClientError, string>(
    { ...once, mutationFn: (id) => client.removeProvider(id), onSettled: refresh },
    queryClient,
  )
  const test = useMutation<CredentialProviderTestResult, ClientError, string>(
    { ...once, mutationFn: (id) => client.testProvider(id) },
    queryClient,
  )
  return { list, create, update, remove, test }
}
