'use client'

import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useLook } from '../look/look.tsx'
import { problemWords } from './problem-words.ts'
import { useStepFocus } from './use-step-focus.ts'

export interface ShellProps {
  flow: LoginFlow
  root: RefObject<HTMLDivElement | null>
  theme: 'light' | 'dark' | 'auto'
  unstyled: boolean
  children: ReactNode
}

const outOfSight = { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1 } as const

/** What stays while steps come and go: the root, the focus rule and the one live region. */
export function Shell({ flow, root, theme, unstyled, children }: ShellProps) {
  const { part, text, classNames } = useLook()
  const { step, problem } = flow
  const stepKey = 'id' in step ? `${step.kind} ${step.id}` : step.kind
  useStepFocus(root, stepKey)

  // Read after the commit: a region is announced for what changes in it, and the title is drawn.
  const [announcement, setAnnouncement] = useState('')
  const siteWords = 'problem' in step ? step.problem : undefined
  const instruction = step.kind === 'external-action' ? step.message : undefined
  const trouble = problem && problemWords(problem, text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step has another title
  useEffect(() => {
    const title = root.current?.querySelector('[data-part="title"]')?.textContent
    setAnnouncement([title, instruction, siteWords, trouble].filter(Boolean).join('. '))
  }, [root, stepKey, instruction, siteWords, trouble])

  return (
    <div
      {...part('root')}
      ref={root}
      className={
        [!unstyled && 'managed-auth', classNames.root].filter(Boolean).join(' ') || undefined
      }
      data-theme={theme}
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
  )
}
