import { createContext, useContext, useMemo } from 'react'
import { createStatusClient, type StatusClient } from '../core/status-client.ts'

export interface StatusClientChoice {
  /** Where your server mounts `createManagedAuthHandler`. @default '/api/managed-auth' */
  handlerUrl?: string | undefined
  /** Instead of `handlerUrl`. Keep it stable: another client asks anew. */
  client?: StatusClient | undefined
}

/** What a component of this entry has chosen for all that stand in it. */
export const StatusClientContext = createContext<StatusClient | undefined>(undefined)

export function useStatusClient({ handlerUrl, client }: StatusClientChoice): StatusClient {
  const around = useContext(StatusClientContext)
  return useMemo(
    () =>
      client ??
      (handlerUrl === undefined ? around : undefined) ??
      createStatusClient({ handlerUrl }),
    [handlerUrl, client, around],
  )
}
