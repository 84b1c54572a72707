'use client'

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { ChosenContext } from '../input-step/chosen.ts'
import { useLook } from '../look/look.tsx'
import { expiryWords, problemWords } from './words.ts'

export interface LoginRootProps {
  flow: LoginFlow
  /** `auto` follows the system. @default 'auto' */
  theme?: 'light' | 'dark' | 'auto' | undefined
  /** @default 'comfortable' */
  density?: 'comfortable' | 'compact' | undefined
  /** Leave the looks to the host: parts and attributes stay, our rules do not apply. @default false */
  unstyled?: boolean | undefined
  children: ReactNode
}

const outOfSight = { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1 } as const

/** What stays while steps come and go: the root, the focus rule and the one live region. */
export function LoginRoot(props: LoginRootProps) {
  const { flow, theme = 'auto', density = 'comfortable', unstyled = false, children } = props
  const { part, text, classNames, dir } = useLook()
  const root = useRef<HTMLDivElement>(null)
  const chosen = useRef({})
  const { step, problem, expiry } = flow
  const stepKey = 'id' in step ? `${step.kind} ${step.id}` : step.kind
  useStepFocus(root, stepKey)

  // Read after the commit: a region is announced for what changes in it, and the title is drawn.
  const [announcement, setAnnouncement] = useState('')
  const said = useRef({ news: '', warning: false })
  const siteWords = 'problem' in step ? step.problem : undefined
  const instruction = step.kind === 'external-action' ? step.message : undefined
  const trouble = problem && problemWords(problem, text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step has another title
  useEffect(() => {
    const title = root.current?.querySelector('[data-part="title"]')?.textContent
    const news = [title, instruction, siteWords, trouble].filter(Boolean).join('. ')
    const warning = expiry?.warning ?? false
    const fresh = [
      news !== said.current.news && news,
      warning && !said.current.warning && expiry && expiryWords(expiry, text),
    ].filter(Boolean)
    said.current = { news, warning }
    if (fresh.length > 0) setAnnouncement(fresh.join('. '))
  }, [stepKey, instruction, siteWords, trouble, expiry, text])

  return (
    <ChosenContext.Provider value={chosen}>
      <div
        {...part('root')}
        ref={root}
        className={
          [!unstyled && 'managed-auth', classNames.root].filter(Boolean).join(' ') || undefined
        }
        lang={text.locale}
        dir={dir}
        data-theme={theme}
        data-density={density}
        data-step={step.kind}
        data-state={flow.pending ? 'pending' : 'idle'}
      >
        {children}
        <div
          {...part('announcer')}
          role="status"
          // Without our rules it would be seen. Set by script, never in served markup: a strict
          // `style-src` refuses only the latter.
          style={unstyled && announcement ? outOfSight : undefined}
        >
          {announcement}
        </div>
      </div>
    </ChosenContext.Provider>
  )
}

/**
 * One rule: when another step appears, the focus goes to its first empty field, else to its first
 * field, else to its title. Not at the first sight, and not while the person is elsewhere in
 * the page: only a focus that was in the component, or was lost with a step, is moved.
 */
function useStepFocus(root: RefObject<HTMLElement | null>, stepKey: string): void {
  const wasInside = useRef(false)
  const seen = useRef(stepKey)

  useEffect(() => {
    const track = (event: Event) => {
      wasInside.current = root.current?.contains(event.target as Node) ?? false
    }
    const watching = new AbortController()
    document.addEventListener('focusin', track, watching)
    // Safari gives a clicked button no focus.
    document.addEventListener('pointerdown', track, watching)
    return () => watching.abort()
  }, [root])

  useEffect(() => {
    if (seen.current === stepKey) return
    seen.current = stepKey
    if (!wasInside.current) return
    const first = (selector: string) => root.current?.querySelector<HTMLElement>(selector)
    // React keeps the attribute equal to the value.
    const field = first('[data-part="input"][value=""]') ?? first('[data-part="input"]')
    const target = field ?? first('[data-part="title"]')
    target?.focus()
  }, [root, stepKey])
}
