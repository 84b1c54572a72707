'use client'

import { createContext, type RefObject, useContext, useEffect, useState } from 'react'
import type { PauseStep, StepField, StepOption } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
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
  const [option] = useState(chosen.current.mfa)
  const way = type === 'totp-code' ? 'totp' : type === 'code' ? method : undefined
  // The label says it already: ours does, and most sites' do.
  if (way === 'totp' && /^$|authenticat/i.test(label ?? '')) return undefined
  return byCode(text.codeSources, way)?.(option?.method === way ? option?.description : undefined)
}

/**
 * The identity provider that a form belongs to, written as the site wrote it, else by its key: the
 * one picked before, or the one the server names. A page that still offers providers is the site's,
 * and so is the next one if none was picked: then the server's word was a recommendation (4.1).
 */
export function useProvider({ connection }: LoginFlow, { options }: PauseStep): string | undefined {
  const chosen = useContext(ChosenContext)
  const [{ sso, offered }] = useState(chosen.current)
  const offers = options.some(({ kind }) => kind === 'sso')
  useEffect(() => {
    if (offers) chosen.current = { ...chosen.current, offered: true }
  }, [chosen, offers])

  const key = sso?.provider ?? (offered ? undefined : connection?.sso_provider)
  if (!key || offers) return undefined
  const at = sso?.label.toLowerCase().indexOf(key) ?? -1
  return at < 0 ? key.charAt(0).toUpperCase() + key.slice(1) : sso?.label.slice(at, at + key.length)
}
