'use client'

import { useEffect } from 'react'
import { useAnnounce } from '../../panel/panel.tsx'
import type { AuthenticatorKey } from '../core/authenticator-key.ts'
import { useOneTimeCode } from '../hooks/use-one-time-code.ts'
import { useCredentialLook } from './look.tsx'

/** The digits of now and the seconds they have left, for the site that asks for them at set-up. */
export function OneTimeCode({ of }: { of: AuthenticatorKey }) {
  const { part, text } = useCredentialLook()
  const announce = useAnnounce()
  const shown = useOneTimeCode(of)
  const code = shown.status === 'code' ? shown.code : undefined
  // Digit by digit, or it is read as a number of six figures. The next code is not: it comes unasked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each key
  useEffect(() => {
    if (code) announce(text.codeIs([...code].join(' ')))
  }, [of, code !== undefined])

  if (shown.status === 'none') return null
  if (shown.status === 'unavailable') {
    return (
      <p {...part('field-error')} role="alert">
        {text.codeUnavailable}
      </p>
    )
  }
  const seconds = new Intl.NumberFormat(text.locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
  }).format(shown.secondsLeft)
  const middle = Math.ceil(shown.code.length / 2)
  return (
    <div {...part('code')}>
      {/* Apart for the eye only: copied, it is one word. */}
      <output dir="ltr" aria-label={text.code} aria-live="off">
        <span>{shown.code.slice(0, middle)}</span>
        <span>{shown.code.slice(middle)}</span>
      </output>
      <p {...part('hint')} role="timer" aria-live="off">
        {text.nextCode(seconds)}
      </p>
      <p {...part('hint')}>{text.codeHint}</p>
    </div>
  )
}
