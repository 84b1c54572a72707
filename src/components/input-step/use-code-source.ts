'use client'

import { createContext, type RefObject, useContext, useState } from 'react'
import type { StepField, StepOption } from '../../core/step.ts'
import { byCode } from '../look/by-code.ts'
import { useLook } from '../look/look.tsx'

/** The options picked last in a login, by kind. */
type Chosen = Partial<Record<StepOption['kind'], StepOption>> & {
  /** Identity providers were offered. */
  offered?: true
}

/** What was picked earlier: the page that comes next no longer names the target, or the provider. */
export const ChosenContext = createContext<RefObject<Chosen>>({ current: {} })

/** Says where a code comes from, for sites that do not. */
export function useCodeSource({ type, method, label }: StepField): string | undefined {
  const { text } = useLook()
  const chosen = useContext(ChosenContext)
  const [option] = useState(() => chosen.current.mfa)
  const way = type === 'totp-code' ? 'totp' : type === 'code' ? method : undefined
  // The label says it already: ours does, and most sites' do.
  if (way === 'totp' && (label === undefined || /authenticat/i.test(label))) return undefined
  const say = byCode(text.codeSources, way)
  return say?.(option && option.method === way ? option.description : undefined)
}
