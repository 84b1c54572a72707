'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import {
  type CredentialsClientChoice,
  CredentialsClientContext,
  useCredentialsClient,
} from '../hooks/use-credentials-client.ts'
import { type CredentialLookProps, CredentialLookProvider, useCredentialLook } from './look.tsx'

export interface CredentialsRootProps extends CredentialLookProps, CredentialsClientChoice {
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

/** What all components of this entry stand in: looks, the client, and the one live region. */
export function CredentialsRoot(props: CredentialsRootProps & { children: ReactNode }) {
  const { text, dir, classNames, slots } = props
  const client = useCredentialsClient(props)
  const queryClient = useOwnQueryClient()
  return (
    <QueryClientProvider client={queryClient}>
      <CredentialsClientContext.Provider value={client}>
        <CredentialLookProvider text={text} dir={dir} classNames={classNames} slots={slots}>
          <Root {...props} />
        </CredentialLookProvider>
      </CredentialsClientContext.Provider>
    </QueryClientProvider>
  )
}

type RootProps = Pick<CredentialsRootProps, 'theme' | 'density' | 'unstyled'>

function Root({
  theme = 'auto',
  density = 'comfortable',
  unstyled = false,
  children,
}: RootProps & { children: ReactNode }) {
  const { part, text, dir, classNames } = useCredentialLook()
  const [said, setSaid] = useState('')
  const announce = useCallback(
    // A region is announced for what changes in it.
    (words: string) => setSaid((last) => (last === words ? `${words}\u00a0` : words)),
    [],
  )
  return (
    <AnnounceContext.Provider value={announce}>
      <div
        {...part('root')}
        className={
          [!unstyled && 'managed-auth', classNames.root].filter(Boolean).join(' ') || undefined
        }
        lang={text.locale}
        dir={dir}
        data-theme={theme}
        data-density={density}
        data-credentials=""
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
