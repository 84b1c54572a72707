'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import {
  type StatusClientChoice,
  StatusClientContext,
  useStatusClient,
} from '../hooks/use-status-client.ts'
import { type StatusLookProps, StatusLookProvider, useStatusLook } from './look.tsx'

export interface StatusRootProps extends StatusLookProps, StatusClientChoice {
  /** `auto` follows the system. @default 'auto' */
  theme?: 'light' | 'dark' | 'auto' | undefined
  /** @default 'comfortable' */
  density?: 'comfortable' | 'compact' | undefined
  /** Leave the looks to the host: parts and attributes stay, our rules do not apply. @default false */
  unstyled?: boolean | undefined
}

const AnnounceContext = createContext<(words: string) => void>(() => undefined)

/** Says something once to those who cannot see it appear. */
export const useAnnounce = () => useContext(AnnounceContext)

const outOfSight = { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1 } as const

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

function Root(props: StatusRootProps & { children: ReactNode }) {
  const { theme = 'auto', density = 'comfortable', unstyled = false, children } = props
  const { part, text, dir } = useStatusLook()
  const [said, setSaid] = useState('')
  const announce = useCallback(
    // A region is announced for what changes in it.
    (words: string) => setSaid((last) => (last === words ? `${words}\u00a0` : words)),
    [],
  )
  const root = part('root')
  return (
    <AnnounceContext.Provider value={announce}>
      <div
        {...root}
        className={[!unstyled && 'managed-auth', root.className].filter(Boolean).join(' ')}
        lang={text.locale}
        dir={dir}
        data-theme={theme}
        data-density={density}
        data-status=""
      >
        {children}
        <div
          {...part('announcer')}
          role="status"
          // Without our rules it would be seen. Set by script, never in served markup: a strict
          // `style-src` refuses only the latter.
          style={unstyled && said ? outOfSight : undefined}
        >
          {said}
        </div>
      </div>
    </AnnounceContext.Provider>
  )
}
