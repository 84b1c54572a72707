'use client'

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
      <div {...part('actions')}>
        <Button of="submit" type="button" onClick={onContinue}>
          {text.continue}
        </Button>
        <Button of="cancel" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </Frame>
  )
}
