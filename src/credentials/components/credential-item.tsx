'use client'

import { useRef, useState } from 'react'
import type { Credential } from '#protocol'
import { Button } from './button.tsx'
import { useCredentialLook } from './look.tsx'
import { providerName } from './provider-field.tsx'
import { RemovalQuestion } from './removal-question.tsx'
import { dateWords } from './words.ts'

interface CredentialItemProps {
  credential: Credential
  onEdit: (() => void) | undefined
  onRemove: (() => void) | undefined
}

/** One credential: what it is called, where it is for, what kind of thing it holds. */
export function CredentialItem({ credential, onEdit, onRemove }: CredentialItemProps) {
  const { part, text } = useCredentialLook()
  const [asks, setAsks] = useState(false)
  const removeButton = useRef<HTMLButtonElement>(null)
  const { id, name, domain, updated_at, has_totp_secret, sso_provider } = credential
  const keep = () => {
    setAsks(false)
    removeButton.current?.focus()
  }
  return (
    <li {...part('item')} data-state={asks ? 'asking' : undefined}>
      <div>
        <p {...part('item-title')}>
          <bdi>{name}</bdi>
        </p>
        <p {...part('item-detail')}>
          <bdi dir="ltr">{domain}</bdi>
          <span>{text.changed(dateWords(updated_at, text))}</span>
          {has_totp_secret && <span {...part('badge')}>{text.hasKey}</span>}
          {sso_provider && (
            <span {...part('badge')}>
              <bdi>{providerName(sso_provider)}</bdi>
            </span>
          )}
        </p>
      </div>
      <div {...part('actions')}>
        {onEdit && (
          <Button of="button" aria-label={text.edit(name)} onClick={onEdit}>
            {text.editShort}
          </Button>
        )}
        {onRemove && (
          <Button
            of="cancel"
            buttonRef={removeButton}
            aria-label={text.remove(name)}
            aria-expanded={asks}
            onClick={() => setAsks(!asks)}
          >
            {text.removeShort}
          </Button>
        )}
      </div>
      {asks && onRemove && (
        <RemovalQuestion id={id} name={name} onRemove={onRemove} onKeep={keep} />
      )}
    </li>
  )
}
