'use client'

import { useContext } from 'react'
import type { StepOption } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useResend } from '../../hooks/use-resend.ts'
import { byCode } from '../look/by-code.ts'
import { useLook } from '../look/look.tsx'
import { numberIn } from '../look/number-in.ts'
import { Button, Drawing } from '../look/parts.tsx'
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

// Our own plain drawings in one colour: enough to tell buttons apart, and nobody's artwork.
const marks: Record<string, string> = {
  google: 'M13 12h7a8 8 0 11-3-6',
  github: 'M5 4l4 3h6l4-3v9a7 7 0 01-14 0z',
  microsoft: 'M4 4h16v16H4zm8 0v16M4 12h16',
  apple: 'M12 8C3 3 4 20 9 20q3-2 6 0c5 0 6-17-3-12zm0-2q0-3 3-3',
  facebook: 'M16 4q-5-1-5 4v12M7 12h8',
  linkedin: 'M6 10v9M6 5v.01M11 19v-9m0 5a4 4 0 018 0v4',
  x: 'M5 5l14 14m0-14L5 19',
  slack: 'M9 4v16m6-16v16M4 9h16M4 15h16',
  gitlab: 'M12 20l-8-6 3-9 2 6h6l2-6 3 9z',
  okta: 'M12 4a8 8 0 100 16 8 8 0 000-16z',
}

/** The mark of a usual provider, else its first letter. */
export function ProviderMark({ provider }: { provider: string }) {
  // Keys vary by server: `google`, `google_oauth2`, `sso_google`.
  const names = provider.split(/[^a-z0-9]+/).filter((word) => word !== 'sso')
  const path = names.map((name) => byCode(marks, name)).find(Boolean)
  return path ? <Drawing path={path} /> : initial(names[0] ?? provider)
}

const initial = (name: string) => [...name][0]?.toUpperCase()
