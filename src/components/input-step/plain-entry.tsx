'use client'

import { useState } from 'react'
import { Drawing } from '../look/drawing.tsx'
import { useLook } from '../look/look.tsx'
import type { FieldRowProps } from './field-row.tsx'

/** An input, and for a password the button that shows it. */
export function PlainEntry({ flow, field }: FieldRowProps) {
  const { part, slots, text } = useLook()
  const [shown, setShown] = useState(false)
  const Input = slots.input ?? 'input'
  const props = flow.getFieldProps(field)
  const isPassword = field.type === 'password'
  return (
    <div {...part('input-row')}>
      <Input {...part('input')} {...props} type={isPassword && shown ? 'text' : props.type} />
      {isPassword && (
        <button
          {...part('reveal')}
          type="button"
          aria-controls={props.id}
          aria-pressed={shown}
          aria-label={text.showPassword}
          onClick={() => setShown(!shown)}
        >
          <Drawing
            path={`M2 12q10-13 20 0-10 13-20 0zm7 0a3 3 0 106 0 3 3 0 00-6 0${shown ? 'M4 4l16 16' : ''}`}
          />
        </button>
      )}
    </div>
  )
}
