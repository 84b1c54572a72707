'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import { Panel, type PanelProps } from '../../panel/panel.tsx'
import {
  type CredentialsClientChoice,
  CredentialsClientContext,
  useCredentialsClient,
} from '../hooks/use-credentials-client.ts'
import { type CredentialLookProps, CredentialLookProvider, useCredentialLook } from './look.tsx'

export interface CredentialsRootProps
  extends CredentialLookProps,
    CredentialsClientChoice,
    PanelProps {}

/** What all components of this entry stand in: looks, the client, and the one live region. */
export function CredentialsRoot(props: CredentialsRootProps & { children: ReactNode }) {
  const queryClient = useOwnQueryClient()
  const client = useCredentialsClient(props)
  return (
    <QueryClientProvider client={queryClient}>
      <CredentialsClientContext.Provider value={client}>
        <CredentialLookProvider {...props}>
          <Root {...props} />
        </CredentialLookProvider>
      </CredentialsClientContext.Provider>
    </QueryClientProvider>
  )
}

const Root = (props: PanelProps & { children: ReactNode }) => (
  <Panel {...props} look={useCredentialLook()} kind="credentials" />
)
