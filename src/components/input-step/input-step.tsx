'use client'

import type { StepOf } from '../../core/step.ts'
import { isCode } from '../../hooks/input-props.ts'
import type { Text } from '../../text/en.ts'
import { Frame } from '../look/frame.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'
import { PauseForm } from './pause-form.tsx'
import { useProvider } from './use-provider.ts'

/** The site asks for values, a choice, or both. */
export function InputStep({ flow, step }: StepProps<'input'>) {
  const { text } = useLook()
  const provider = useProvider(flow, step)
  const place = provider ?? flow.connection?.domain ?? ''
  return (
    <Frame title={inputTitle(step, place, text)} onCancel={step.cancel}>
      <PauseForm flow={flow} step={step} />
    </Frame>
  )
}

function inputTitle({ fields, options }: StepOf<'input'>, place: string, text: Text): string {
  if (fields.some(isCode)) return text.enterCode
  if (fields.length > 0 || options.every(({ kind }) => kind === 'sso')) return text.signIn(place)
  if (options.every(({ kind }) => kind === 'account')) return text.chooseAccount
  return options.every(({ kind }) => kind === 'mfa') ? text.chooseMethod : text.choose
}
