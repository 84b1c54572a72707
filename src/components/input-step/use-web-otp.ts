'use client'

import { type ChangeEvent, useEffect, useRef } from 'react'
import type { InputProps } from '../../hooks/input-props.ts'

/** What a browser with WebOTP answers. @see https://www.w3.org/TR/web-otp/ (not in TypeScript's DOM) */
interface OtpCredential extends Credential {
  code: string
}

/** Takes a code from the phone's text message, where the browser can and the person allows it. */
export function useWebOtp(isSent: boolean, onChange: InputProps['onChange']): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (!isSent || !('OTPCredential' in window)) return
    const request = new AbortController()
    const options = { otp: { transport: ['sms'] }, signal: request.signal }
    navigator.credentials.get(options as CredentialRequestOptions).then(
      (credential) => {
        const target = { value: (credential as OtpCredential | null)?.code ?? '' }
        if (target.value) latest.current({ target } as ChangeEvent<HTMLInputElement>)
      },
      // Declined, not allowed in this frame, or aborted: the person types.
      () => {},
    )
    return () => request.abort()
  }, [isSent])
}
