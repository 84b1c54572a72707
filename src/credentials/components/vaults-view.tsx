'use client'

import { useRef, useState } from 'react'
import type { CredentialProvider } from '#protocol'
import { useAnnounce } from '../../panel/panel.tsx'
import { useCredentialProviders } from '../hooks/use-credential-providers.ts'
import { Button, Spinner } from './button.tsx'
import { CredentialsRoot, type CredentialsRootProps } from './credentials-root.tsx'
import { useCredentialLook } from './look.tsx'
import { Problem } from './problem.tsx'
import { Section } from './section.tsx'
import { VaultForm } from './vault-form.tsx'
import { VaultItem } from './vault-item.tsx'

export interface CredentialVaultsProps extends CredentialsRootProps {}

/** The external vaults of the organisation: connect, test, switch off, disconnect. */
export function CredentialVaults(props: CredentialVaultsProps) {
  return (
    <CredentialsRoot {...props}>
      <VaultsView />
    </CredentialsRoot>
  )
}

type View = { show: 'list' } | { show: 'form'; vault?: CredentialProvider }

export function VaultsView() {
  const { part, text } = useCredentialLook()
  const announce = useAnnounce()
  const heading = useRef<HTMLHeadingElement>(null)
  const [view, setView] = useState<View>()
  const { list } = useCredentialProviders()
  const showList = () => setView({ show: 'list' })

  if (view?.show === 'form') {
    return (
      <VaultForm
        vault={view.vault}
        onCancel={showList}
        onSaved={({ name }) => {
          announce(text.saved(name))
          showList()
        }}
      />
    )
  }
  return (
    <Section
      title={text.vaults}
      body={text.vaultsBody}
      takesFocus={view !== undefined}
      heading={heading}
      aside={
        <Button of="button" onClick={() => setView({ show: 'form' })}>
          {text.addVault}
        </Button>
      }
    >
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && (
        <p {...part('hint')} role="status">
          <Spinner /> {text.loading}
        </p>
      )}
      {list.data?.length === 0 && <p {...part('body')}>{text.noVaults}</p>}
      {list.data && list.data.length > 0 && (
        <ul {...part('items')}>
          {list.data.map((vault) => (
            <VaultItem
              key={vault.id}
              vault={vault}
              onEdit={() => setView({ show: 'form', vault })}
              onRemoved={() => {
                announce(text.removed(vault.name))
                heading.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}
