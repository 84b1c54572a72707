import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from './api.ts'

const key = ['overview']
/** While a login runs somewhere its state changes without us. */
const refreshEveryMs = 3_000

/** Every site that can be connected, and how it stands. */
export const useOverview = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.overview(signal),
    retry: false,
    refetchInterval: ({ state }) =>
      state.data?.sites.some((site) => site.state === 'signing-in') ? refreshEveryMs : false,
  })

/** Asks for the overview again after something was done. */
export const useRefreshOverview = () => {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: key })
}
