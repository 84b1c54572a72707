'use client'

import type { StepOption } from '../../core/step.ts'
import { Button } from '../look/button.tsx'
import { useLook } from '../look/look.tsx'

export interface OptionListProps {
  options: StepOption[]
  /** Names the group for those who do not see it. */
  label: string
  pending: boolean
  onChoose: (option: StepOption) => void
}

/** Providers, methods, accounts: one button each, in the site's own words. */
export function OptionList({ options, label, pending, onChoose }: OptionListProps) {
  const { part } = useLook()
  return (
    <ul {...part('options')} aria-label={label}>
      {options.map((option) => (
        <li key={option.key}>
          <Button
            of="option"
            pending={pending}
            data-option={option.kind}
            data-method={option.method}
            data-provider={option.provider}
            onClick={() => onChoose(option)}
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
