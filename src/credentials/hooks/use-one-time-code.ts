'use client'

import { useEffect, useMemo, useState } from 'react'
import { systemRuntime } from '../../core/runtime.ts'
import { useCountdown } from '../../hooks/use-countdown.ts'
import type { AuthenticatorKey } from '../core/authenticator-key.ts'
import { type OneTimeCode, totpCode } from '../core/totp-code.ts'

export type ShownCode =
  /** Nothing asked for, or the first code is being made. */
  | { status: 'none' }
  | { status: 'code'; code: string; secondsLeft: number }
  /** Web Crypto is missing: the page's address is not a secure one. */
  | { status: 'unavailable' }

/** The code of a key, made in this page, and the next one when its time has come. */
export function useOneTimeCode(key: AuthenticatorKey | undefined): ShownCode {
  const [made, setMade] = useState<{ of: AuthenticatorKey; code: OneTimeCode | undefined }>()
  const [turn, setTurn] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn makes the next code
  useEffect(() => {
    if (!key) return
    let over = false
    let callOff: (() => void) | undefined
    const show = async () => {
      const now = systemRuntime.now()
      const code = await totpCode(key, now).catch(() => undefined)
      if (over) return
      setMade({ of: key, code })
      if (!code) return
      callOff = systemRuntime.later(() => setTurn((turns) => turns + 1), code.expiresAt - now)
    }
    void show()
    return () => {
      over = true
      callOff?.()
    }
  }, [key, turn])

  const code = made !== undefined && made.of === key ? made.code : undefined
  const expiry = useMemo(
    () =>
      code && {
        get secondsLeft() {
          return Math.max(0, Math.ceil((code.expiresAt - systemRuntime.now()) / 1000))
        },
      },
    [code],
  )
  const secondsLeft = useCountdown(expiry) ?? 0
  if (!key || made?.of !== key) return { status: 'none' }
  return code ? { status: 'code', code: code.code, secondsLeft } : { status: 'unavailable' }
}
