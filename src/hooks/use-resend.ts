'use client'

import { useMemo } from 'react'
import type { StepOption } from '../core/step.ts'
import { cooldownMs } from '../core/timing.ts'
import { keepTime, keptTime } from './kept-time.ts'
import { useCountdown } from './use-countdown.ts'
import type { LoginFlow } from './use-login-flow.ts'

export interface Resend {
  /** Whole seconds until the option should be offered again; 0 when it can be picked. */
  secondsLeft: number
  /** Call it when the option is picked. Does nothing for an option that sends no code. */
  start(): void
}

/**
 * Holds back an option that sends a code again, over a reload as well. The wire has no word for
 * one: it is an option beside a field for a sent code that was picked and is offered there again.
 * Only the time is kept, per connection and option: every pause has another id.
 */
export function useResend(flow: LoginFlow, option: StepOption): Resend {
  const { step, connection, problem } = flow
  const isResend =
    'fields' in step &&
    step.fields.some(({ type }) => type === 'code') &&
    option.method !== 'switch'
  const key = `managed-auth ${connection?.id} ${option.key}`
  const wait = useMemo(
    () => ({
      get secondsLeft() {
        const ms = Math.min(keptTime(key) - Date.now(), cooldownMs)
        return Math.max(0, Math.ceil(ms / 1000))
      },
    }),
    [key],
  )
  const seconds = useCountdown(isResend ? wait : undefined) ?? 0
  // It did not get through: there is nothing to wait for.
  const wasRefused = problem?.recovering === false
  return {
    secondsLeft: wasRefused ? 0 : seconds,
    start() {
      if (isResend) keepTime(key, Date.now() + cooldownMs)
    },
  }
}
