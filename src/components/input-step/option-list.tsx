'use client'

import { useContext } from 'react'
import type { StepOption } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useResend } from '../../hooks/use-resend.ts'
import { byCode } from '../look/by-code.ts'
import { useLook } from '../look/look.tsx'
import { numberIn } from '../look/number-in.ts'
import { Button, Drawing } from '../look/parts.tsx'
import { useUncommonLook } from '../look/use-uncommon-look.ts'
import { ChosenContext } from './chosen.ts'

export interface OptionListProps {
  flow: LoginFlow
  options: StepOption[]
  /** Names the group for those who do not see it. */
  label: string
  /** A form stands beside them. @default false */
  besideFields?: boolean | undefined
}

/** Drawn without a frame: "Try another way", and beside a form things like "Send it again". */
export const isAside = (
  { kind, method }: StepOption,
  besideFields: boolean | undefined,
): boolean | undefined => method === 'switch' || (besideFields && kind === 'other')

/** Providers, methods, accounts: one button each, in the site's own words. */
export function OptionList({ flow, options, label, besideFields }: OptionListProps) {
  const { part } = useLook()
  return (
    <ul {...part('options')} aria-label={label}>
      {options.map((option) => (
        <li key={option.key}>
          <Option flow={flow} option={option} besideFields={besideFields} />
        </li>
      ))}
    </ul>
  )
}

interface OptionProps {
  flow: LoginFlow
  option: StepOption
  besideFields: boolean | undefined
}

function Option({ flow, option, besideFields }: OptionProps) {
  const { part, text } = useLook()
  const chosen = useContext(ChosenContext)
  const { secondsLeft, start } = useResend(flow, option)
  const { onClick, ...props } = flow.getOptionProps(option)
  const { kind, method, provider, label } = option
  const description = secondsLeft
    ? numberIn(text, secondsLeft, { style: 'unit', unit: 'second' })
    : option.description
  return (
    <Button
      of="option"
      {...props}
      pending={flow.pending || secondsLeft > 0}
      data-option={kind}
      data-method={method}
      data-provider={provider}
      data-aside={isAside(option, besideFields) ? '' : undefined}
      onClick={() => {
        if (secondsLeft) return
        chosen.current = { ...chosen.current, [kind]: option }
        start()
        onClick()
      }}
    >
      {(kind === 'sso' || kind === 'account') && (
        <span {...part('option-icon')} aria-hidden>
          {provider ? <ProviderMark provider={provider} /> : initial(label)}
        </span>
      )}{' '}
      <span {...part('option-label')}>
        {/* Masked numbers keep their order amid right-to-left text. */}
        <bdi>{label}</bdi>
        {description && (
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

/** The mark of a usual provider, else its first letter. */
export function ProviderMark({ provider }: { provider: string }) {
  // Keys vary by server: `google`, `google_oauth2`, `sso_google`.
  const names = provider.split(/[^a-z0-9]+/).filter((word) => word !== 'sso')
  const marks = useUncommonLook()?.marks ?? {}
  const path = names.map((name) => byCode(marks, name)).find(Boolean)
  return path ? <Drawing path={path} /> : initial(names[0] ?? provider)
}

const initial = (name: string) => [...name][0]?.toUpperCase()
