'use client'

import type { FailureText } from '../../text/en.ts'
import { byCode } from '../look/by-code.ts'
import { useLook } from '../look/look.tsx'
import { Button, Frame, Icon, RestartAction, Spinner } from '../look/parts.tsx'
import type { StepProps } from '../look/step-props.ts'
import { useUncommonLook } from '../look/use-uncommon-look.ts'

// The steps that ask for nothing but, at most, a click.

/** Asks the person to agree, and says to which site the account belongs. */
export function PrimeStep({ step }: StepProps<'prime'>) {
  const { part, text, layout } = useLook()
  const { domain } = step
  return (
    <Frame
      title={text.connectTo(domain)}
      body={text.primeBody(domain)}
      sign={<Icon name="link" />}
      onCancel={step.cancel}
    >
      {layout.securityNote !== false && (
        <ul {...part('points')}>
          {text.primePoints(domain).map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      <Button of="submit" type="button" onClick={step.continue}>
        {text.continue}
      </Button>
    </Frame>
  )
}

/** The server opens the site and looks for its sign-in page. */
export function DiscoveringStep({ flow, step }: StepProps<'discovering'>) {
  const { text } = useLook()
  // Absent until the server named it.
  const domain = flow.connection?.domain
  return (
    <Frame
      title={domain ? text.discovering(domain) : text.connecting}
      body={domain && text.discoveringBody}
      sign={<Spinner />}
      onCancel={step.cancel}
    />
  )
}

/** The answer is being entered on the site. */
export function SubmittingStep({ step }: StepProps<'submitting'>) {
  const { text } = useLook()
  return (
    <Frame
      title={text.submitting}
      body={text.submittingBody}
      sign={<Spinner />}
      onCancel={step.cancel}
    />
  )
}

/** The server speaks of something newer than this version: no endless spinner, and a way out. */
export function UnknownStep({ step }: StepProps<'unknown'>) {
  const { text } = useLook()
  return (
    <Frame
      title={text.unknown}
      body={text.unknownBody}
      sign={<Icon name="alert" />}
      onCancel={step.cancel}
    />
  )
}

/** The account is connected. What comes next is the host's to say. */
export function SuccessStep({ flow }: StepProps<'success'>) {
  const { text } = useLook()
  return (
    <Frame
      title={text.success}
      body={text.successBody(flow.connection?.domain ?? '')}
      sign={<Icon name="check" tone="good" />}
    />
  )
}

/** Says why it failed, in words by error code, and what can be done. */
export function FailedStep({ flow, step }: StepProps<'failed'>) {
  const { part, text } = useLook()
  // What the site itself displayed at the end.
  const siteWords = flow.connection?.website_error ?? undefined
  const english = useUncommonLook()?.failures ?? {}
  const known = byCode<FailureText>({ ...english, ...text.failures }, step.code)
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

/** Time is up, or another login took this one's place. */
export function ExpiredStep({ step }: StepProps<'expired'>) {
  const { text } = useLook()
  return (
    <Frame title={text.expired} body={text.expiredBody} sign={<Icon name="clock" tone="bad" />}>
      <RestartAction onRestart={step.restart} />
    </Frame>
  )
}

/** The person left, or the server ended the flow. */
export function CanceledStep({ step }: StepProps<'canceled'>) {
  const { text } = useLook()
  return (
    <Frame title={text.canceled} body={text.canceledBody} sign={<Icon name="stop" />}>
      <RestartAction onRestart={step.retry ?? step.restart} />
    </Frame>
  )
}
