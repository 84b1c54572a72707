'use client'

import type { StepOf } from '../../core/step.ts'
import type { FailureText } from '../../text/en.ts'
import { RestartAction } from '../look/actions.tsx'
import { byCode } from '../look/by-code.ts'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

export interface FailedStepProps {
  step: StepOf<'failed'>
  /** What the site itself displayed at the end. */
  siteWords: string | undefined
  /** Starts over; without it there is no button. */
  onRestart: (() => void) | undefined
}

/** Says why it failed, in words by error code, and what can be done. */
export function FailedStep({ step, siteWords, onRestart }: FailedStepProps) {
  const { part, text } = useLook()
  const known = byCode<FailureText>(text.failures, step.code)
  const { title, body, action } = known ?? text.failed
  // A code we have no words for: the server's sentence says more than ours could.
  const words = known || step.message === siteWords ? body : (step.message ?? body)
  return (
    <Frame kind="failed" title={title} body={words} sign={<Icon name="alert" tone="bad" />}>
      {siteWords && <p {...part('site-words')}>{text.siteSays(siteWords)}</p>}
      <RestartAction onRestart={onRestart} label={action} />
    </Frame>
  )
}
