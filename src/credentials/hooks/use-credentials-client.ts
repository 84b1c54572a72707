import { createContext, useContext, useMemo } from 'react'
import { type CredentialsClient, createCredentialsClient } from '../core/credentials-client.ts'

export interface CredentialsClientChoice {
  /** Where your server mounts `createManagedAuthHandler`. @default '/api/managed-auth' */
  handlerUrl?: string | undefined
  /** Instead of `handlerUrl`. Keep it stable: another client asks anew. */
  client?: CredentialsClient | undefined
}

/** What a component of this entry has chosen for all that stand in it. */
export const CredentialsClientContext = createContext<CredentialsClient | undefined>(undefined)

export function useCredentialsClient(choice: CredentialsClientChoice): CredentialsClient {
  const { handlerUrl, client } = choice
  const around = useContext(CredentialsClientContext)
  return useMemo(
    () =>
      client ??
      (handlerUrl === undefined ? around : undefined) ??
      createCredentialsClient({ handlerUrl }),
    [handlerUrl, client, around],
  )
}
