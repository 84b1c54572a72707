'use client'

import type { Standing } from '../core/standing.ts'
import { useStatusLook } from './look.tsx'
import { Button } from './parts.tsx'

interface StatusActionsProps {
  standing: Standing | undefined
  canCheck: boolean
  checking: boolean
  onCheck: () => void
  canReconnect: boolean
  starting: boolean
  onReconnect: () => void
}

/** What a person can do about how it stands. */
export function StatusActions(props: StatusActionsProps) {
  const { standing, canCheck, checking, onCheck, canReconnect, starting, onReconnect } = props
  const { part, text } = useStatusLook()
  const needed = standing?.kind === 'attention'
  // What was never signed in has nothing to check: the server would refuse.
  const checkable = standing && !(needed && !standing.lapsed) && standing.kind !== 'signing-in'
  if (!canReconnect && !canCheck) return null
  return (
    <div {...part('actions')}>
      {canReconnect && (
        <Button
          of={needed ? 'submit' : 'button'}
          pending={starting}
          idle={!standing}
          onClick={onReconnect}
        >
          {needed && !standing.lapsed ? text.signIn : text.signInAgain}
        </Button>
      )}
      {canCheck && (
        <Button of="button" pending={checking} idle={!checkable} onClick={onCheck}>
          {text.checkNow}
        </Button>
      )}
    </div>
  )
}
