import { createContext, useContext, useMemo } from 'react'

export interface ClientChoice<Client> {
  /** Where your server mounts `createManagedAuthHandler`. @default '/api/managed-auth' */
  handlerUrl?: string | undefined
  /** Instead of `handlerUrl`. Keep it stable: another client asks anew. */
  client?: Client | undefined
}

/**
 * Makes what decides whom the parts of an entry ask: their own choice, else that of the component
 * they stand in, else the default address.
 */
export function createClientChoice<Client>(
  createClient: (options: { handlerUrl: string | undefined }) => Client,
) {
  const ClientContext = createContext<Client | undefined>(undefined)
  return {
    ClientContext,
    useClient({ handlerUrl, client }: ClientChoice<Client>): Client {
      const around = useContext(ClientContext)
      return useMemo(
        () =>
          client ?? (handlerUrl === undefined ? around : undefined) ?? createClient({ handlerUrl }),
        [handlerUrl, client, around, createClient],
      )
    },
  }
}
