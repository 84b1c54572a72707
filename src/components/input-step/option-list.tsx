'use client'

import { useContext } from 'react'
import type { StepOption } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useResend } from '../../hooks/use-resend.ts'
import { Button } from '../look/button.tsx'
import { useLook } from '../look/look.tsx'
import { ProviderMark } from './provider-mark.tsx'
import { ChosenContext } from './use-code-source.ts'

export interface OptionListProps {
  flow: LoginFlow
  options: StepOption[]
  /** Names the group for those who do not see it. */
  label: string
  /** A form stands beside them. @default false */
  besideFields?: boolean | undefined
}

/** Drawn without a frame: "Try another way", and beside a form things like "Send it again". */
export const isAside = ({ kind, method }: StepOption, besideFields: boolean): boolean =>
  method === 'switch' || (besideFields && kind === 'other')

/** Providers, methods, accounts: one button each, in the site's own words. */
export function OptionList({ flow, options, label, besideFields = false }: OptionListProps) {
  const { part } = useLook()
  return (
    <ul {...part('options')} aria-label={label}>
      {options.map((option) => (
        <li key={option.key}>
          <Option flow={flow} option={option} isAside={isAside(option, besideFields)} />
        </li>
      ))}
    </ul>
  )
}

interface OptionProps {
  flow: LoginFlow
  option: StepOption
  isAside: boolean
}

function Option({ flow, option, isAside }: OptionProps) {
  const { part, text } = useLook()
  const chosen = useContext(ChosenContext)
  const { secondsLeft, start } = useResend(flow, option)
  const { onClick, ...props } = flow.getOptionProps(option)
  const wait =
    secondsLeft > 0 &&
    new Intl.NumberFormat(text.locale, { style: 'unit', unit: 'second' }).format(secondsLeft)
  const description = wait || option.description
  return (
    <Button
      of="option"
      {...props}
      pending={flow.pending || secondsLeft > 0}
      data-option={option.kind}
      data-method={option.method}
      data-provider={option.provider}
      data-aside={isAside ? '' : undefined}
      onClick={() => {
        if (secondsLeft > 0) return
        chosen.current = { ...chosen.current, [option.kind]: option }
        start()
        onClick()
      }}
    >
      <Mark option={option} />{' '}
      <span {...part('option-label')}>
        {/* Masked numbers keep their order amid right-to-left text. */}
        <bdi>{option.label}</bdi>
        {description !== undefined && (
          <>
            {' '}
            <br />
            <bdi {...part('option-description')}>{description}</bdi>
          </>
        )}
      </span>
    </Button>
  )
}

function Mark({ option: { kind, provider, label } }: { option: StepOption }) {
  const { part } = useLook()
  if (kind !== 'sso' && kind !== 'account') return null
  return (
    <span {...part('option-icon')} aria-hidden="true">
      {provider ? <ProviderMark provider={provider} /> : [...label][0]?.toUpperCase()}
    </span>
  )
}
