'use client'

import type { ComponentType } from 'react'
import type { Expiry } from '../../core/expiry.ts'
import type { LoginStep } from '../../hooks/login-step.ts'
import { useCountdown } from '../../hooks/use-countdown.ts'
import {
  type LoginFlow,
  type UseLoginFlowOptions,
  useLoginFlow,
} from '../../hooks/use-login-flow.ts'
import { type LookProps, LookProvider, useLook } from '../look/look.tsx'
import { numberIn } from '../look/number-in.ts'
import { Button } from '../look/parts.tsx'
import type { StepProps } from '../look/step-props.ts'
import { loadUncommonLook } from '../look/use-uncommon-look.ts'
import {
  CanceledStep,
  DiscoveringStep,
  ExpiredStep,
  FailedStep,
  PrimeStep,
  SubmittingStep,
  SuccessStep,
  UnknownStep,
} from '../steps/notice-steps.tsx'
import { ExternalActionStep, InputStep } from '../steps/pause-steps.tsx'
import { LoginRoot, type LoginRootProps } from './login-root.tsx'
import { problemWords } from './words.ts'

export interface ManagedAuthLoginProps
  extends UseLoginFlowOptions,
    LookProps,
    Omit<LoginRootProps, 'flow' | 'children'> {}

/**
 * A person's login to another site, from consent to success, in the page of the host. Import
 * `@managed-auth/react/styles.css` once. Sizes to its container.
 */
export function ManagedAuthLogin(props: ManagedAuthLoginProps) {
  return (
    <LookProvider {...props}>
      <Login
        // Another code is another flow: nothing typed for the last one is left.
        key={JSON.stringify([props.connectionId, props.handoffCode])}
        {...props}
      />
    </LookProvider>
  )
}

function Login(props: ManagedAuthLoginProps) {
  const flow = useLoginFlow({ loadParts: loadUncommonLook, ...props })
  return (
    <LoginRoot {...props} flow={flow}>
      <ProblemNote flow={flow} />
      <ExpiryNote expiry={flow.expiry} />
      <LoginStepView flow={flow} />
      <Footer />
    </LoginRoot>
  )
}

const views: { [Kind in LoginStep['kind']]: ComponentType<StepProps<Kind>> } = {
  prime: PrimeStep,
  discovering: DiscoveringStep,
  input: InputStep,
  'external-action': ExternalActionStep,
  submitting: SubmittingStep,
  success: SuccessStep,
  failed: FailedStep,
  expired: ExpiredStep,
  canceled: CanceledStep,
  unknown: UnknownStep,
}

/** The component of the flow's present step. */
export function LoginStepView({ flow }: { flow: LoginFlow }) {
  const { step } = flow
  const View = views[step.kind] as ComponentType<{ flow: LoginFlow; step: LoginStep }>
  // Another pause is another form, even of the same kind.
  return <View key={'id' in step ? step.id : ''} flow={flow} step={step} />
}

/** Trouble on the way to the server. The site's own words stand in the form instead. */
export function ProblemNote({ flow }: { flow: LoginFlow }) {
  const { part, text } = useLook()
  const { problem, canRetry, retry } = flow
  return (
    problem && (
      <div {...part('problem')}>
        <p>{problemWords(problem, text)}</p>
        {canRetry && (
          <Button of="button" onClick={retry}>
            {text.tryAgain}
          </Button>
        )}
      </div>
    )
  )
}

/** Counts down to the end of a flow, once it is near. The live region says it once, in words. */
export function ExpiryNote({ expiry }: { expiry: Expiry | undefined }) {
  const { part, text } = useLook()
  const seconds = useCountdown(expiry?.warning ? expiry : undefined)
  if (seconds === undefined) return null
  const minutes = numberIn(text, Math.floor(seconds / 60))
  const rest = numberIn(text, seconds % 60, { minimumIntegerDigits: 2 })
  return (
    <p {...part('expiry')} role="timer" aria-live="off">
      {text.expiresSoon}. {text.timeLeft(`${minutes}:${rest}`)}
    </p>
  )
}

/** Legal links and the product's name, where the host wants them. */
export function Footer() {
  const { part, text, layout } = useLook()
  const { termsUrl, privacyUrl, poweredBy } = layout
  return termsUrl || privacyUrl || poweredBy ? (
    <p {...part('footer')}>
      {termsUrl && <a href={termsUrl}>{text.terms}</a>}{' '}
      {privacyUrl && <a href={privacyUrl}>{text.privacy}</a>}{' '}
      {poweredBy && <span>{text.poweredBy}</span>}
    </p>
  ) : null
}
