import { useMemo } from 'react'
import { type Client, openClient } from '../core/client.ts'
import { loadUncommon } from './load-uncommon.ts'

export interface ClientChoice {
  /** Where the API lives. `''` is the page's own origin. @default '' */
  baseUrl?: string | undefined
  /** Instead of `baseUrl`. Keep it stable: another client starts anew. */
  client?: Client | undefined
}

export const useClient = ({ baseUrl, client }: ClientChoice): Client =>
  useMemo(() => client ?? openClient({ baseUrl }, loadUncommon), [baseUrl, client])
