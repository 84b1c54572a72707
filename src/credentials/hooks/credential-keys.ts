import type { CredentialFilter } from '../core/credentials-client.ts'

const root = ['managed-auth', 'credentials'] as const

/**
 * Keys under which credentials stand in the query cache, below `managedAuthKeys.all`. What they
 * hold is what the handler answers: names and dates, never a value.
 */
export const credentialKeys = {
  all: root,
  lists: (handlerUrl: string) => [...root, handlerUrl, 'list'] as const,
  list: (handlerUrl: string, { query, domain }: CredentialFilter) =>
    [...root, handlerUrl, 'list', { query, domain }] as const,
  one: (handlerUrl: string, id: string) => [...root, handlerUrl, 'one', id] as const,
  uses: (handlerUrl: string, id: string) => [...root, handlerUrl, 'uses', id] as const,
  providers: (handlerUrl: string) => [...root, handlerUrl, 'providers'] as const,
}
