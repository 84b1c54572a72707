'use client'

import type { StepOf } from '../../core/step.ts'
import type { Text } from '../../text/en.ts'
import { Actions } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { useLook } from '../look/look.tsx'
import { PauseForm, type PauseFormProps } from './pause-form.tsx'

export interface InputStepProps extends PauseFormProps {
  step: StepOf<'input'>
  domain: string
  onCancel: () => void
}

/** The site asks for values, a choice, or both. */
export function InputStep({ domain, onCancel, ...pause }: InputStepProps) {
  const { text } = useLook()
  return (
    <Frame kind="input" title={inputTitle(pause.step, domain, text)}>
      <PauseForm {...pause} />
      <Actions onCancel={onCancel} />
    </Frame>
  )
}

function inputTitle({ fields, options }: StepOf<'input'>, domain: string, text: Text): string {
  if (fields.some(({ type }) => type === 'code' || type === 'totp-code')) return text.enterCode
  if (fields.length > 0 || options.every(({ kind }) => kind === 'sso')) return text.signIn(domain)
  if (options.every(({ kind }) => kind === 'account')) return text.chooseAccount
  return options.every(({ kind }) => kind === 'mfa') ? text.chooseMethod : text.choose
}
