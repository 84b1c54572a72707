'use client'

import { useState } from 'react'
import type { Credential } from '#protocol'
import { CredentialFormView } from './credential-form.tsx'
import { CredentialListView } from './credential-list.tsx'
import { CredentialsRoot, type CredentialsRootProps } from './credentials-root.tsx'
import { VaultsView } from './vaults-view.tsx'

export interface CredentialManagerProps extends CredentialsRootProps {
  /** Show the external vaults below; their callers need `providers:read`. @default false */
  vaults?: boolean | undefined
  onSaved?: ((credential: Credential) => void) | undefined
  onRemoved?: ((credential: Credential) => void) | undefined
}

type View = { show: 'list' } | { show: 'form'; id?: string }

/**
 * List and form in one place: what most settings pages need. Import
 * `@managed-auth/react/styles.css` and `@managed-auth/react/credentials.css` once.
 */
export function CredentialManager(props: CredentialManagerProps) {
  const { vaults = false, onSaved, onRemoved, ...root } = props
  const [view, setView] = useState<View>()
  const showList = () => setView({ show: 'list' })
  // Only what takes the place of something else takes its focus too.
  const takesFocus = view !== undefined
  return (
    <CredentialsRoot {...root}>
      {view?.show === 'form' ? (
        <CredentialFormView
          key={view.id}
          credentialId={view.id}
          takesFocus
          onCancel={showList}
          onSaved={(credential) => {
            showList()
            onSaved?.(credential)
          }}
        />
      ) : (
        <>
          <CredentialListView
            takesFocus={takesFocus}
            onAdd={() => setView({ show: 'form' })}
            onEdit={({ id }) => setView({ show: 'form', id })}
            onRemoved={onRemoved}
          />
          {vaults && <VaultsView />}
        </>
      )}
    </CredentialsRoot>
  )
}
