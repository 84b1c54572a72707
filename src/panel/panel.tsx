'use client'

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import type { Look } from './create-look.tsx'

export interface PanelProps {
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

interface Props extends PanelProps {
  look: Look<{ locale: string }, 'root' | 'announcer', object>
  /** The entry it belongs to, by which its stylesheet finds it: `data-<kind>`. */
  kind: 'credentials' | 'status'
  children: ReactNode
}

/** What all components of an entry stand in: theme, language and the one live region. */
export function Panel(props: Props) {
  const { theme = 'auto', density = 'comfortable', unstyled = false, look, kind, children } = props
  const [said, setSaid] = useState('')
  const announce = useCallback(
    // A region is announced for what changes in it.
    (words: string) => setSaid((last) => (last === words ? `${words}\u00a0` : words)),
    [],
  )
  const root = look.part('root')
  return (
    <AnnounceContext.Provider value={announce}>
      <div
        {...root}
        className={[!unstyled && 'managed-auth', root.className].filter(Boolean).join(' ')}
        lang={look.text.locale}
        dir={look.dir}
        data-theme={theme}
        data-density={density}
        {...{ [`data-${kind}`]: '' }}
      >
        {children}
        <div
          {...look.part('announcer')}
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
