'use client'

import { useContext } from 'react'
import type { StepOption } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
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
  const chosen = useContext(ChosenContext)
  return (
    <ul {...part('options')} aria-label={label}>
      {options.map((option) => {
        const { onClick, ...props } = flow.getOptionProps(option)
        return (
          <li key={option.key}>
            <Button
              of="option"
              {...props}
              pending={flow.pending}
              data-option={option.kind}
              data-method={option.method}
              data-provider={option.provider}
              data-aside={isAside(option, besideFields) ? '' : undefined}
              onClick={() => {
                chosen.current = { ...chosen.current, [option.kind]: option }
                onClick()
              }}
            >
              <Mark option={option} />{' '}
              <span {...part('option-label')}>
                {/* Masked numbers keep their order amid right-to-left text. */}
                <bdi>{option.label}</bdi>
                {option.description !== undefined && (
                  <>
                    {' '}
                    <br />
                    <bdi {...part('option-description')}>{option.description}</bdi>
                  </>
                )}
              </span>
            </Button>
          </li>
        )
      })}
    </ul>
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
