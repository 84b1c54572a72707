'use client'

import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { CanceledStep } from '../canceled-step/canceled-step.tsx'
import { DiscoveringStep } from '../discovering-step/discovering-step.tsx'
import { ExpiredStep } from '../expired-step/expired-step.tsx'
import { ExternalActionStep } from '../external-action-step/external-action-step.tsx'
import { FailedStep } from '../failed-step/failed-step.tsx'
import { InputStep } from '../input-step/input-step.tsx'
import { PrimeStep } from '../prime-step/prime-step.tsx'
import { SubmittingStep } from '../submitting-step/submitting-step.tsx'
import { SuccessStep } from '../success-step/success-step.tsx'
import { UnknownStep } from '../unknown-step/unknown-step.tsx'

/** The component of the flow's present step. */
export function LoginStepView({ flow }: { flow: LoginFlow }) {
  const { step } = flow
  switch (step.kind) {
    case 'prime':
      return <PrimeStep flow={flow} step={step} />
    case 'discovering':
      return <DiscoveringStep flow={flow} step={step} />
    // Another pause is another form, even of the same kind.
    case 'input':
      return <InputStep key={step.id} flow={flow} step={step} />
    case 'external-action':
      return <ExternalActionStep key={step.id} flow={flow} step={step} />
    case 'submitting':
      return <SubmittingStep flow={flow} step={step} />
    case 'success':
      return <SuccessStep flow={flow} step={step} />
    case 'failed':
      return <FailedStep flow={flow} step={step} />
    case 'expired':
      return <ExpiredStep flow={flow} step={step} />
    case 'canceled':
      return <CanceledStep flow={flow} step={step} />
    case 'unknown':
      return <UnknownStep flow={flow} step={step} />
    default:
      return step satisfies never
  }
}
