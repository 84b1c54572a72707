'use client'

import { type QueryClient, useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ClientError } from '../../core/client-error.ts'

/** What `useMutation` returns, without `variables`: what is sent holds secrets. */
export interface SecretMutation<Data, Variables> {
  data: Data | undefined
  error: ClientError | null
  status: 'idle' | 'pending' | 'success' | 'error'
  isPending: boolean
  /** Forgets the last outcome. */
  reset(): void
  /** The callbacks are of this call alone, and silent once the component is gone. */
  mutate(
    variables: Variables,
    callbacks?: { onSuccess?(data: Data): void; onError?(error: ClientError): void },
  ): void
  mutateAsync(variables: Variables): Promise<Data>
}

/** Opens once: after it was sent, nothing in the mutation cache leads to what it held. */
type Envelope<Content> = () => Content

/**
 * A mutation whose variables are secrets. TanStack Query keeps variables for developer tools, for
 * retries and, offline, for a persisted cache; here it is handed a function, which holds them until
 * they are sent and no longer. It is sent at once or fails, and never a second time by itself.
 */
export function useSecretMutation<Data, Variables>(
  send: (variables: Variables) => Promise<Data>,
  queryClient: QueryClient,
  onSuccess: (data: Data) => void,
): SecretMutation<Data, Variables> {
  const { data, error, status, isPending, reset, mutate, mutateAsync } = useMutation<
    Data,
    ClientError,
    Envelope<Variables>
  >(
    {
      mutationFn: (open) => send(open()),
      onSuccess,
      retry: false,
      networkMode: 'always',
      gcTime: 0,
    },
    queryClient,
  )
  return useMemo(
    () => ({
      ...{ data, error, status, isPending, reset },
      mutate: (variables, { onSuccess, onError } = {}) =>
        mutate(envelope(variables), {
          onSuccess: (data) => onSuccess?.(data),
          onError: (error) => onError?.(error),
        }),
      mutateAsync: (variables) => mutateAsync(envelope(variables)),
    }),
    [data, error, status, isPending, reset, mutate, mutateAsync],
  )
}

function envelope<Content>(content: Content): Envelope<Content> {
  const held = [content]
  return () => {
    const [taken] = held.splice(0)
    // Sending is tried once, so it is there.
    return taken as Content
  }
}
