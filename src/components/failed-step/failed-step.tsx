'use client'

import type { FailureText } from '../../text/en.ts'
import { byCode } from '../look/by-code.ts'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import { RestartAction } from '../look/restart-action.tsx'
import type { StepProps } from '../look/step-props.ts'

/** Says why it failed, in words by error code, and what can be done. */
export function FailedStep({ flow, step }: StepProps<'failed'>) {
  const { part, text } = useLook()
  // What the site itself displayed at the end.
  const siteWords = flow.connection?.website_error ?? undefined
  const known = byCode<FailureText>(text.failures, step.code)
  const { title, body, action } = known ?? text.failed
  // A code we have no words for: the server's sentence says more than ours could.
  const words = known || step.message === siteWords ? body : (step.message ?? body)
  return (
    <Frame title={title} body={words} sign={<Icon name="alert" tone="bad" />}>
      {siteWords && <p {...part('site-words')}>{text.siteSays(siteWords)}</p>}
      <RestartAction onRestart={step.restart} label={action} />
    </Frame>
  )
}
