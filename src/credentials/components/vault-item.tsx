'use client'

import { useRef, useState } from 'react'
import type { CredentialProvider } from '#protocol'
import { useCredentialProviders } from '../hooks/use-credential-providers.ts'
import { Button } from './button.tsx'
import { useCredentialLook } from './look.tsx'
import { Problem } from './problem.tsx'
import { Question } from './question.tsx'
import { wordsFor } from './words.ts'

/** One external vault, and whether it lets us in. */
export function VaultItem(props: {
  vault: CredentialProvider
  onEdit: () => void
  onRemoved: () => void
}) {
  const { part, text } = useCredentialLook()
  const { update, remove, test } = useCredentialProviders()
  const [asks, setAsks] = useState(false)
  const removeButton = useRef<HTMLButtonElement>(null)
  const { id, name, provider_type, enabled, base_url, file } = props.vault
  const place = base_url ?? file
  const switched = enabled ? text.switchOff : text.switchOn
  const problem = update.error ?? remove.error ?? test.error
  return (
    <li {...part('item')} data-state={asks ? 'asking' : undefined}>
      <div>
        <p {...part('item-title')}>
          <bdi>{name}</bdi>
        </p>
        <p {...part('item-detail')}>
          <bdi>{wordsFor(text.vaultKinds, provider_type) ?? provider_type}</bdi>
          {place && <bdi dir="ltr">{place}</bdi>}
          <span {...part('badge')}>{enabled ? text.inUse : text.switchedOff}</span>
        </p>
      </div>
      <div {...part('actions')}>
        <Button
          of="button"
          aria-label={text.testVault(name)}
          pending={test.isPending}
          onClick={() => test.mutate(id)}
        >
          {text.test}
        </Button>
        <Button of="button" aria-label={text.editVault(name)} onClick={props.onEdit}>
          {text.editShort}
        </Button>
        <Button
          of="cancel"
          aria-label={switched(name)}
          pending={update.isPending}
          onClick={() => update.mutate({ id, enabled: !enabled })}
        >
          {enabled ? text.switchOffShort : text.switchOnShort}
        </Button>
        <Button
          of="cancel"
          buttonRef={removeButton}
          aria-label={text.remove(name)}
          aria-expanded={asks}
          onClick={() => setAsks(!asks)}
        >
          {text.removeShort}
        </Button>
      </div>
      {test.data && !test.isPending && (
        <p {...part('hint')} data-tone={test.data.success ? 'good' : 'bad'} role="status">
          {test.data.success
            ? text.testGood(new Intl.NumberFormat(text.locale).format(test.data.vaults.length))
            : text.testBad}{' '}
          {!test.data.success && <bdi>{test.data.error}</bdi>}
        </p>
      )}
      {problem && <Problem error={problem} />}
      {asks && (
        <Question
          title={text.removeTitle(name)}
          body={text.removeVaultBody}
          confirm={text.removeShort}
          pending={remove.isPending}
          onConfirm={() => remove.mutate(id, { onSuccess: props.onRemoved })}
          onKeep={() => {
            setAsks(false)
            removeButton.current?.focus()
          }}
        />
      )}
    </li>
  )
}
