'use client'

import type { CSSProperties } from 'react'
import { useLook } from '../look/look.tsx'
import { codeLength } from './code-length.ts'
import type { FieldRowProps } from './field-row.tsx'
import { useWebOtp } from './use-web-otp.ts'

/** Authenticator apps show six digits unless told otherwise (RFC 6238 leaves it to RFC 4226, 5.3). */
const usualLength = 6
/** More cells than this are too narrow on a phone. */
const mostCells = 8

/**
 * A one-time code: one real input, so that paste, autofill and screen readers work, with a cell
 * drawn behind each character. An assumed length is only drawn; sending by itself needs a length
 * that the site gave, because a wrong code costs an attempt.
 */
export function CodeEntry({ flow, field }: FieldRowProps) {
  const { part, slots, layout } = useLook()
  const length = codeLength(field)
  const props = flow.getCodeProps(field, { length, autoSubmit: layout.autoSubmit })
  useWebOtp(field.method === 'sms', props.onChange)

  const { value } = props
  const wanted = length ?? (field.type === 'totp-code' ? usualLength : 0)
  const cells = wanted <= mostCells && value.length <= wanted ? wanted : 0
  const next = Math.min(value.length, cells - 1)
  const Input = slots.input ?? 'input'
  return (
    <div
      {...part('input-row')}
      data-cells={cells || undefined}
      dir={cells ? 'ltr' : undefined}
      style={cells ? ({ '--cells': cells } as CSSProperties) : undefined}
    >
      {Array.from({ length: cells }, (_, index) => (
        <span
          {...part('code-cell')}
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={index}
          data-state={index === next ? 'next' : index < value.length ? 'filled' : 'empty'}
          aria-hidden="true"
        />
      ))}
      <Input
        key="input"
        {...part('input')}
        {...props}
        placeholder={cells ? undefined : props.placeholder}
        aria-describedby={
          [props['aria-describedby'], field.hint === undefined && flow.getHintProps(field).id]
            .filter(Boolean)
            .join(' ') || undefined
        }
      />
    </div>
  )
}
