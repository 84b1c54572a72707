'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import { Panel, type PanelProps } from '../../panel/panel.tsx'
import {
  type StatusClientChoice,
  StatusClientContext,
  useStatusClient,
} from '../hooks/use-status-client.ts'
import { type StatusLookProps, StatusLookProvider, useStatusLook } from './look.tsx'

export interface StatusRootProps extends StatusLookProps, StatusClientChoice, PanelProps {}

/** What a component of this entry stands in: looks, the client, and its one live region. */
export function StatusRoot(props: StatusRootProps & { children: ReactNode }) {
  const queryClient = useOwnQueryClient()
  const client = useStatusClient(props)
  return (
    <QueryClientProvider client={queryClient}>
      <StatusClientContext.Provider value={client}>
        <StatusLookProvider {...props}>
          <Root {...props} />
        </StatusLookProvider>
      </StatusClientContext.Provider>
    </QueryClientProvider>
  )
}

const Root = (props: PanelProps & { children: ReactNode }) => (
  <Panel {...props} look={useStatusLook()} kind="status" />
)
