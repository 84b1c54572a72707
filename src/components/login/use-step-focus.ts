'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * One rule: when another step appears, the focus goes to its first empty field, else to its first
 * field, else to its title. Not at the first sight, and not while the person is elsewhere in
 * the page: only a focus that was in the component, or was lost with a step, is moved.
 */
export function useStepFocus(root: RefObject<HTMLElement | null>, stepKey: string): void {
  const wasInside = useRef(false)
  const seen = useRef(stepKey)

  useEffect(() => {
    const track = (event: Event) => {
      wasInside.current = root.current?.contains(event.target as Node) ?? false
    }
    document.addEventListener('focusin', track)
    // Safari gives a clicked button no focus.
    document.addEventListener('pointerdown', track)
    return () => {
      document.removeEventListener('focusin', track)
      document.removeEventListener('pointerdown', track)
    }
  }, [root])

  useEffect(() => {
    if (seen.current === stepKey) return
    seen.current = stepKey
    if (!wasInside.current) return
    const inputs = [
      ...(root.current?.querySelectorAll<HTMLInputElement>('[data-part="input"]') ?? []),
    ]
    const title = root.current?.querySelector<HTMLElement>('[data-part="title"]')
    const target = inputs.find(({ value }) => value === '') ?? inputs[0] ?? title
    target?.focus()
  }, [root, stepKey])
}
