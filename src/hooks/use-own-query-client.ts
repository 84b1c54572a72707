import { QueryClient, QueryClientContext } from '@tanstack/react-query'
import { useContext, useState } from 'react'

/** The host's query client; without a provider, one of this component's own. */
export function useOwnQueryClient(): QueryClient {
  const shared = useContext(QueryClientContext)
  const [own] = useState(() => shared ?? new QueryClient())
  return shared ?? own
}
