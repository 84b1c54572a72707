'use client'

import { type ChangeEvent, useDeferredValue, useId, useRef, useState } from 'react'
import type { Credential } from '#protocol'
import { useAnnounce } from '../../panel/panel.tsx'
import { useCredentials } from '../hooks/use-credentials.ts'
import { Button, Spinner } from './button.tsx'
import { CredentialItem } from './credential-item.tsx'
import { CredentialsRoot, type CredentialsRootProps } from './credentials-root.tsx'
import { useCredentialLook } from './look.tsx'
import { Problem } from './problem.tsx'
import { Section } from './section.tsx'

export interface CredentialListOptions {
  /** Only credentials of this domain. */
  domain?: string | undefined
  /** Without it there is no such button. */
  onAdd?: (() => void) | undefined
  /** Without it there is no such button. */
  onEdit?: ((credential: Credential) => void) | undefined
  onRemoved?: ((credential: Credential) => void) | undefined
  /** May the person delete? @default true */
  canRemove?: boolean | undefined
}

export interface CredentialListProps extends CredentialListOptions, CredentialsRootProps {}

/**
 * Stored credentials by name, site and date: no value of theirs can be shown. Deleting says first
 * which connections will break. Import `@managed-auth/react/styles.css` and
 * `@managed-auth/react/credentials.css` once.
 */
export function CredentialList(props: CredentialListProps) {
  const { domain, onAdd, onEdit, onRemoved, canRemove, ...root } = props
  return (
    <CredentialsRoot {...root}>
      <CredentialListView {...{ domain, onAdd, onEdit, onRemoved, canRemove }} takesFocus={false} />
    </CredentialsRoot>
  )
}

/** From here on a person searches rather than reads. */
const fewItems = 7

export function CredentialListView(props: CredentialListOptions & { takesFocus: boolean }) {
  const { domain, onAdd, onEdit, onRemoved, canRemove = true, takesFocus } = props
  const { part, text } = useCredentialLook()
  const announce = useAnnounce()
  const heading = useRef<HTMLHeadingElement>(null)
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const { list, remove } = useCredentials({ domain, query: query || undefined })
  const items = list.data ?? []
  const searches = typed !== '' || list.hasNextPage || items.length > fewItems

  const removeItem = (credential: Credential) => {
    // It is gone at once, and the question with it.
    heading.current?.focus()
    remove.mutate(credential.id, {
      onSuccess() {
        announce(text.removed(credential.name))
        onRemoved?.(credential)
      },
    })
  }

  return (
    <Section
      title={text.title}
      takesFocus={takesFocus}
      heading={heading}
      aside={
        onAdd && (
          <Button of="button" onClick={onAdd}>
            {text.add}
          </Button>
        )
      }
    >
      {searches && <Search value={typed} onValueChange={setTyped} />}
      {remove.error && <Problem error={remove.error} />}
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && (
        <p {...part('hint')} role="status">
          <Spinner /> {text.loading}
        </p>
      )}
      {list.data && items.length === 0 && (
        <p {...part('body')}>{query === '' ? text.empty : text.noMatch(query)}</p>
      )}
      {items.length > 0 && (
        <ul {...part('items')}>
          {items.map((credential) => (
            <CredentialItem
              key={credential.id}
              credential={credential}
              onEdit={onEdit && (() => onEdit(credential))}
              onRemove={canRemove ? () => removeItem(credential) : undefined}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          of="button"
          pending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {text.showMore}
        </Button>
      )}
    </Section>
  )
}

function Search(props: { value: string; onValueChange: (value: string) => void }) {
  const { part, slots, text } = useCredentialLook()
  const id = useId()
  const Input = slots.input ?? 'input'
  return (
    // biome-ignore lint/a11y/useSemanticElements: React 18 does not know the element in older browsers
    <div {...part('field')} role="search">
      <label {...part('label')} htmlFor={id}>
        {text.search}
      </label>
      <Input
        {...part('input')}
        id={id}
        type="search"
        autoComplete="off"
        value={props.value}
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => props.onValueChange(target.value)}
      />
    </div>
  )
}
