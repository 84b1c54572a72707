import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectableSite } from '../server/api-types.ts'
import { AddressForm } from './address-form.tsx'
import { api } from './api.ts'
import { ConnectDialog } from './connect-dialog.tsx'
import { ProofDialog } from './proof-dialog.tsx'
import { SiteList } from './site-list.tsx'
import { Trouble } from './trouble.tsx'
import { useOverview, useRefreshOverview } from './use-overview.ts'

type Open = { dialog: 'connect' | 'proof'; site: ConnectableSite }

/** Where a customer's user decides which accounts the assistant may use. */
export function AccountsPage() {
  const overview = useOverview()
  const refresh = useRefreshOverview()
  const [open, setOpen] = useState<Open>()
  const login = useMutation({ mutationFn: api.startLogin })
  const connect = (site: ConnectableSite) => {
    setOpen({ dialog: 'connect', site })
    login.mutate(site.key)
  }
  const close = () => {
    setOpen(undefined)
    void refresh()
  }

  return (
    <>
      <div className="intro">
        <h1>Connected accounts</h1>
        <p>
          Sign in once, and your assistant can work there for you. Northwind never sees a password:
          it goes straight to the site.
        </p>
      </div>
      {overview.error && <Trouble error={overview.error} onRetry={() => void overview.refetch()} />}
      <SiteList
        sites={overview.data?.sites}
        loading={overview.isPending}
        onConnect={connect}
        onShowProof={(site) => setOpen({ dialog: 'proof', site })}
      />
      {overview.data && <AddressForm onConnect={connect} />}
      {open?.dialog === 'connect' && (
        <ConnectDialog
          site={open.site}
          login={login.data}
          error={login.error}
          onBegin={() => login.mutate(open.site.key)}
          outboxUrl={overview.data?.outboxUrl}
          onConnected={() => void refresh()}
          onClose={close}
        />
      )}
      {open?.dialog === 'proof' && <ProofDialog site={open.site} onClose={close} />}
    </>
  )
}
