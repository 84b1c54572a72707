'use client'

import { Button } from '../look/button.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'

/** Asks the person to agree, and says to which site the account belongs. */
export function PrimeStep({ step }: StepProps<'prime'>) {
  const { part, text, layout } = useLook()
  const { domain } = step
  return (
    <Frame
      title={text.connectTo(domain)}
      body={text.primeBody(domain)}
      sign={<Icon name="link" />}
      onCancel={step.cancel}
    >
      {layout.securityNote !== false && (
        <ul {...part('points')}>
          {text.primePoints(domain).map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      <Button of="submit" type="button" onClick={step.continue}>
        {text.continue}
      </Button>
    </Frame>
  )
}
