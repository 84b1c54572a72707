'use client'

import type { Problem } from '../../core/flow-store.ts'
import { Button } from '../look/button.tsx'
import { useLook } from '../look/look.tsx'
import { problemWords } from './problem-words.ts'

export interface ProblemNoteProps {
  problem: Problem | undefined
  onRetry: (() => void) | undefined
}

/** Trouble on the way to the server. The site's own words stand in the form instead. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps) {
  const { part, text } = useLook()
  if (!problem) return null
  return (
    <div {...part('problem')}>
      <p>{problemWords(problem, text)}</p>
      {onRetry && (
        <Button of="button" onClick={onRetry}>
          {text.tryAgain}
        </Button>
      )}
    </div>
  )
}
