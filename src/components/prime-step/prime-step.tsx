'use client'

import { Actions } from '../look/actions.tsx'
import { Button } from '../look/button.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

export interface PrimeStepProps {
  domain: string
  onContinue: () => void
  onCancel: () => void
}

/** Asks the person to agree, and says to which site the account belongs. */
export function PrimeStep({ domain, onContinue, onCancel }: PrimeStepProps) {
  const { part, text } = useLook()
  return (
    <Frame
      kind="prime"
      title={text.connectTo(domain)}
      body={text.primeBody(domain)}
      sign={<Icon name="link" />}
    >
      <ul {...part('points')}>
        {text.primePoints(domain).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Actions onCancel={onCancel}>
        <Button of="submit" type="button" onClick={onContinue}>
          {text.continue}
        </Button>
      </Actions>
    </Frame>
  )
}
