'use client'

import { useContext, useEffect, useState } from 'react'
import type { PauseStep } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { ChosenContext } from './use-code-source.ts'

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
