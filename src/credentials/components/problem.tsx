'use client'

import type { ClientError } from '../../core/client-error.ts'
import { Button } from './button.tsx'
import { useCredentialLook } from './look.tsx'
import { problemWords } from './words.ts'

/** A request that failed, in words, with the way to another try where there is one. */
export function Problem(props: { error: ClientError; onRetry?: (() => void) | undefined }) {
  const { error, onRetry } = props
  const { part, text } = useCredentialLook()
  return (
    <div {...part('problem')} role="alert">
      <p>
        <bdi>{problemWords(error, text)}</bdi>
      </p>
      {onRetry && (
        <Button of="button" onClick={onRetry}>
          {text.tryAgain}
        </Button>
      )}
    </div>
  )
}
