'use client'

import { Button } from './button.tsx'
import { useCredentialLook } from './look.tsx'

interface StoredNoteProps {
  /** What is stored, in words. */
  label: string
  removed: boolean
  onRemovedChange: (removed: boolean) => void
}

/** Says that something is stored, which cannot be shown, and lets it be removed with the next save. */
export function StoredNote({ label, removed, onRemovedChange }: StoredNoteProps) {
  const { part, text } = useCredentialLook()
  return (
    <div {...part('actions')} data-stored={removed ? 'goes' : 'stays'}>
      <span {...part('hint')}>{removed ? text.goes : text.keeps}</span>
      <Button
        of="cancel"
        aria-label={removed ? text.keepValue(label) : text.removeValue(label)}
        onClick={() => onRemovedChange(!removed)}
      >
        {removed ? text.keepValueShort : text.removeValueShort}
      </Button>
    </div>
  )
}
