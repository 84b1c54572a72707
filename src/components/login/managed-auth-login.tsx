'use client'

import { type ReactNode, useRef, useState } from 'react'
import {
  type LoginFlow,
  type UseLoginFlowOptions,
  useLoginFlow,
} from '../../hooks/use-login-flow.ts'
import type { KeptValues } from '../../hooks/use-step-form.ts'
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
  /**
   * Starts over after the end: ask your server for another login and pass its `handoffCode`.
   * Without it the last screens have no button.
   */
  onRestart?: (() => void) | undefined
}

/**
 * A person's login to another site, from consent to success, in the page of the host. Import
 * `@managed-auth/react/styles.css` once. Sizes to its container.
 */
export function ManagedAuthLogin(props: ManagedAuthLoginProps) {
  const { connectionId, handoffCode, theme, unstyled, onRestart, ...rest } = props
  const { text, classNames, slots, ...options } = rest
  return (
    <LookProvider text={text} classNames={classNames} slots={slots}>
      <Login
        // Another code is another flow: nothing typed for the last one is left.
        key={JSON.stringify([connectionId, handoffCode])}
        {...{ ...options, connectionId, handoffCode, theme, unstyled, onRestart }}
      />
    </LookProvider>
  )
}

function Login({
  theme = 'auto',
  unstyled = false,
  onRestart,
  ...options
}: Omit<ManagedAuthLoginProps, keyof LookProps>) {
  const flow = useLoginFlow(options)
  const [kept] = useState(() => new Map() as KeptValues)
  const root = useRef<HTMLDivElement>(null)
  return (
    <Shell flow={flow} root={root} theme={theme} unstyled={unstyled}>
      <ProblemNote problem={flow.problem} onRetry={flow.canRetry ? flow.retry : undefined} />
      {drawStep(flow, kept, onRestart)}
    </Shell>
  )
}

function drawStep(
  flow: LoginFlow,
  kept: KeptValues,
  onRestart: (() => void) | undefined,
): ReactNode {
  const { step, connection, pending, submit, choose, cancel } = flow
  const domain = connection?.domain ?? ''
  const pause = {
    pending,
    kept,
    onSubmit: (values: Parameters<typeof submit>[0]) => void submit(values),
    onChoose: (option: Parameters<typeof choose>[0]) => void choose(option),
    onCancel: cancel,
  }
  switch (step.kind) {
    case 'prime':
      return <PrimeStep domain={step.domain} onContinue={flow.continue} onCancel={cancel} />
    case 'discovering':
      return <DiscoveringStep domain={connection?.domain} onCancel={cancel} />
    case 'input':
      return <InputStep key={step.id} step={step} domain={domain} {...pause} />
    case 'external-action':
      return <ExternalActionStep key={step.id} step={step} {...pause} />
    case 'submitting':
      return <SubmittingStep onCancel={cancel} />
    case 'success':
      return <SuccessStep domain={domain} />
    case 'failed': {
      const siteWords = connection?.website_error ?? undefined
      return <FailedStep step={step} siteWords={siteWords} onRestart={onRestart} />
    }
    case 'expired':
      return <ExpiredStep onRestart={onRestart} />
    case 'canceled':
      return <CanceledStep onRestart={flow.canRetry ? flow.retry : onRestart} />
    case 'unknown':
      return <UnknownStep onCancel={cancel} />
    default:
      return step satisfies never
  }
}
