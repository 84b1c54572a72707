'use client'

import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { Button } from '../look/button.tsx'
import { useLook } from '../look/look.tsx'
import { problemWords } from './problem-words.ts'

/** Trouble on the way to the server. The site's own words stand in the form instead. */
export function ProblemNote({ flow }: { flow: LoginFlow }) {
  const { part, text } = useLook()
  const { problem, canRetry, retry } = flow
  if (!problem) return null
  return (
    <div {...part('problem')}>
      <p>{problemWords(problem, text)}</p>
      {canRetry && (
        <Button of="button" onClick={retry}>
          {text.tryAgain}
        </Button>
      )}
    </div>
  )
}
