'use client'

import type { StepOption } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { Button } from '../look/button.tsx'
import { useLook } from '../look/look.tsx'

export interface OptionListProps {
  options: StepOption[]
  /** Names the group for those who do not see it. */
  label: string
  flow: LoginFlow
}

/** Providers, methods, accounts: one button each, in the site's own words. */
export function OptionList({ options, label, flow }: OptionListProps) {
  const { part } = useLook()
  return (
    <ul {...part('options')} aria-label={label}>
      {options.map((option) => (
        <li key={option.key}>
          <Button
            of="option"
            {...flow.getOptionProps(option)}
            pending={flow.pending}
            data-option={option.kind}
            data-method={option.method}
            data-provider={option.provider}
          >
            {(option.kind === 'sso' || option.kind === 'account') && (
              <span {...part('option-icon')} aria-hidden="true">
                {[...(option.provider ?? option.label)][0]?.toUpperCase()}
              </span>
            )}
            <span {...part('option-label')}>
              {/* Masked numbers keep their order amid right-to-left text. */}
              <bdi>{option.label}</bdi>
              {option.description !== undefined && (
                <bdi {...part('option-description')}>{option.description}</bdi>
              )}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
