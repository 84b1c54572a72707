'use client'

import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
} from '@tanstack/react-query'
import type { CreateCredential, Credential, UpdateCredential } from '#protocol'
import { type ClientError, isFinal } from '../../core/client-error.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import type { CredentialFilter, CredentialPage } from '../core/credentials-client.ts'
import { credentialKeys } from './credential-keys.ts'
import { type CredentialsClientChoice, useCredentialsClient } from './use-credentials-client.ts'
import { type SecretMutation, useSecretMutation } from './use-secret-mutation.ts'

export interface UseCredentialsOptions extends CredentialsClientChoice, CredentialFilter {
  /** Ask for the list. @default true */
  enabled?: boolean | undefined
}

/** What is to change. A value that is left out stays as it is: none can be read to be sent back. */
export type CredentialChanges = { id: string } & UpdateCredential

export interface Credentials {
  /** In the order of the server; `fetchNextPage` brings more. */
  list: UseInfiniteQueryResult<Credential[], ClientError>
  create: SecretMutation<Credential, CreateCredential>
  update: SecretMutation<Credential, CredentialChanges>
  /** By id. Gone from the lists at once, and back when the server refuses. */
  remove: UseMutationResult<void, ClientError, string, Lists>
}

type Pages = InfiniteData<CredentialPage, number>
type Lists = [readonly unknown[], Pages | undefined][]

/** Stored credentials, in TanStack Query's own words. No value is ever in the cache. */
export function useCredentials(options: UseCredentialsOptions = {}): Credentials {
  const { query, domain, enabled = true } = options
  const client = useCredentialsClient(options)
  const queryClient = useOwnQueryClient()
  const { handlerUrl } = client
  const lists = { queryKey: credentialKeys.lists(handlerUrl) }

  const list = useInfiniteQuery<
    CredentialPage,
    ClientError,
    Credential[],
    ReturnType<typeof credentialKeys.list>,
    number
  >(
    {
      queryKey: credentialKeys.list(handlerUrl, { query, domain }),
      queryFn: ({ pageParam: offset, signal }) => client.list({ query, domain, offset }, signal),
      initialPageParam: 0,
      getNextPageParam: ({ nextOffset }) => nextOffset,
      select: ({ pages }) => pages.flatMap(({ items }) => items),
      // The list of the last words stays until that of the new ones is here.
      placeholderData: (shown) => shown,
      retry: (failures, error) => failures < 3 && !isFinal(error),
      enabled,
    },
    queryClient,
  )

  const keep = (credential: Credential) => {
    queryClient.setQueryData(credentialKeys.one(handlerUrl, credential.id), credential)
    void queryClient.invalidateQueries(lists)
  }
  const create = useSecretMutation(client.create, queryClient, keep)
  const update = useSecretMutation(
    ({ id, ...changes }: CredentialChanges) => client.update(id, changes),
    queryClient,
    keep,
  )

  const remove = useMutation<void, ClientError, string, Lists>(
    {
      mutationFn: (id) => client.remove(id),
      retry: false,
      networkMode: 'always',
      async onMutate(id) {
        await queryClient.cancelQueries(lists)
        const before: Lists = queryClient.getQueriesData<Pages>(lists)
        queryClient.setQueriesData<Pages>(lists, (data) => data && without(data, id))
        return before
      },
      onError(_error, _id, before) {
        for (const [key, data] of before ?? []) queryClient.setQueryData(key, data)
      },
      onSuccess(_nothing, id) {
        queryClient.removeQueries({ queryKey: credentialKeys.one(handlerUrl, id) })
        queryClient.removeQueries({ queryKey: credentialKeys.uses(handlerUrl, id) })
      },
      onSettled: () => void queryClient.invalidateQueries(lists),
    },
    queryClient,
  )

  return { list, create, update, remove }
}

const without = ({ pages, pageParams }: Pages, id: string): Pages => ({
  pageParams,
  pages: pages.map(({ items, nextOffset }) => ({
    items: items.filter((credential) => credential.id !== id),
    nextOffset,
  })),
})
