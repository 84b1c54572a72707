'use client'

import { type ComponentPropsWithoutRef, type ReactNode, type Ref, useId, useState } from 'react'
import { useCredentialLook } from './look.tsx'

/** Stands for a stored value. As long for every value: it tells nothing of one. */
export const masked = '••••••••'

export interface FieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'id' | 'value'> {
  /** Not `ref`: function components of React 18 get none. */
  inputRef?: Ref<HTMLInputElement> | undefined
  name: string
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Masked, with a button that shows what is being typed. */
  secret?: boolean | undefined
  /** Says so beside the label. */
  optional?: boolean | undefined
  /** Below the input. */
  children?: ReactNode
}

/**
 * One input with all that belongs to it. Uncontrolled: React writes the value of a controlled input
 * into the page's markup, where extensions and recorders of sessions find it.
 */
export function Field(props: FieldProps) {
  const {
    name,
    label,
    hint,
    error,
    secret = false,
    optional = false,
    children,
    inputRef,
    ...rest
  } = props
  const { part, slots, text } = useCredentialLook()
  const [shown, setShown] = useState(false)
  const id = useId()
  const Input = slots.input ?? 'input'
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div {...part('field')} data-field={secret ? 'password' : 'text'}>
      <label {...part('label')} htmlFor={id}>
        <bdi>{label}</bdi>
        {optional && <span> ({text.optional})</span>}
      </label>
      <div {...part('input-row')}>
        <Input
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          // Not for the account of this app: its password must not be offered or taken from here.
          autoComplete={secret ? 'new-password' : 'off'}
          {...rest}
          ref={inputRef}
          {...part('input')}
          type={secret && !shown ? 'password' : (rest.type ?? 'text')}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={told || undefined}
        />
        {secret && (
          <button
            {...part('reveal')}
            type="button"
            aria-controls={id}
            aria-pressed={shown}
            aria-label={text.show(label)}
            onClick={() => setShown(!shown)}
          >
            <Eye open={shown} />
          </button>
        )}
      </div>
      {error && (
        <p {...part('field-error')} id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p {...part('hint')} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}

/** Drawn, not loaded: nothing comes from elsewhere. */
function Eye({ open }: { open: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={`M2 12q10-13 20 0-10 13-20 0zm7 0a3 3 0 106 0 3 3 0 00-6 0${open ? 'M4 4l16 16' : ''}`}
      />
    </svg>
  )
}
