'use client'

import { type ReactNode, useRef } from 'react'
import {
  type LoginFlow,
  type UseLoginFlowOptions,
  useLoginFlow,
} from '../../hooks/use-login-flow.ts'
import { CanceledStep } from '../canceled-step/canceled-step.tsx'
import { DiscoveringStep } from '../discovering-step/discovering-step.tsx'
import { ExpiredStep } from '../expired-step/expired-step.tsx'
import { ExternalActionStep } from '../external-action-step/external-action-step.tsx'
import { FailedStep } from '../failed-step/failed-step.tsx'
import { InputStep } from '../input-step/input-step.tsx'
import { type LookProps, LookProvider } from '../look/look.tsx'
import { PrimeStep } from '../prime-step/prime-step.tsx'
import { SubmittingStep } from '../submitting-step/submitting-step.tsx'
import { SuccessStep } from '../success-step/success-step.tsx'
import { UnknownStep } from '../unknown-step/unknown-step.tsx'
import { ProblemNote } from './problem-note.tsx'
import { Shell } from './shell.tsx'

export interface ManagedAuthLoginProps extends UseLoginFlowOptions, LookProps {
  /** `auto` follows the system. @default 'auto' */
  theme?: 'light' | 'dark' | 'auto' | undefined
  /** Leave the looks to the host: parts and attributes stay, our rules do not apply. @default false */
  unstyled?: boolean | undefined
}

/**
 * A person's login to another site, from consent to success, in the page of the host. Import
 * `@managed-auth/react/styles.css` once. Sizes to its container.
 */
export function ManagedAuthLogin(props: ManagedAuthLoginProps) {
  const { connectionId, handoffCode, theme, unstyled, ...rest } = props
  const { text, classNames, slots, ...options } = rest
  return (
    <LookProvider text={text} classNames={classNames} slots={slots}>
      <Login
        // Another code is another flow: nothing typed for the last one is left.
        key={JSON.stringify([connectionId, handoffCode])}
        {...{ ...options, connectionId, handoffCode, theme, unstyled }}
      />
    </LookProvider>
  )
}

function Login({
  theme = 'auto',
  unstyled = false,
  ...options
}: Omit<ManagedAuthLoginProps, keyof LookProps>) {
  const flow = useLoginFlow(options)
  const root = useRef<HTMLDivElement>(null)
  return (
    <Shell flow={flow} root={root} theme={theme} unstyled={unstyled}>
      <ProblemNote problem={flow.problem} onRetry={flow.canRetry ? flow.retry : undefined} />
      {drawStep(flow)}
    </Shell>
  )
}

function drawStep(flow: LoginFlow): ReactNode {
  const { step, connection } = flow
  const domain = connection?.domain ?? ''
  switch (step.kind) {
    case 'prime':
      return <PrimeStep domain={step.domain} onContinue={step.continue} onCancel={step.cancel} />
    case 'discovering':
      return <DiscoveringStep domain={connection?.domain} onCancel={step.cancel} />
    case 'input':
      return (
        <InputStep key={step.id} flow={flow} step={step} domain={domain} onCancel={step.cancel} />
      )
    case 'external-action':
      return <ExternalActionStep key={step.id} flow={flow} step={step} onCancel={step.cancel} />
    case 'submitting':
      return <SubmittingStep onCancel={step.cancel} />
    case 'success':
      return <SuccessStep domain={domain} />
    case 'failed': {
      const siteWords = connection?.website_error ?? undefined
      return <FailedStep step={step} siteWords={siteWords} onRestart={step.restart} />
    }
    case 'expired':
      return <ExpiredStep onRestart={step.restart} />
    case 'canceled':
      return <CanceledStep onRestart={step.retry ?? step.restart} />
    case 'unknown':
      return <UnknownStep onCancel={step.cancel} />
    default:
      return step satisfies never
  }
}
