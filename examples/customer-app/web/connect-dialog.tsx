import { ManagedAuthLogin } from '@managed-auth/react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ConnectableSite } from '../server/api-types.ts'
import { api } from './api.ts'
import { DemoHints } from './demo-hints.tsx'
import { Modal } from './modal.tsx'
import { Proof } from './proof.tsx'
import { Trouble } from './trouble.tsx'

interface ConnectDialogProps {
  site: ConnectableSite
  outboxUrl: string | undefined
  onConnected: () => void
  onClose: () => void
}

/** One login from start to proof: asks our server for a code, hands it to `<ManagedAuthLogin>`. */
export function ConnectDialog({ site, outboxUrl, onConnected, onClose }: ConnectDialogProps) {
  const [connected, setConnected] = useState(false)
  const { mutate, data: login, error } = useMutation({ mutationFn: api.startLogin })
  const begin = () => mutate(site.key)

  // StrictMode runs effects twice, and every run would start a login of its own.
  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    mutate(site.key)
  }, [mutate, site.key])

  if (connected) {
    return (
      <Modal title={`${site.title} is connected`} size="wide" onClose={onClose}>
        <Proof site={site} onDone={onClose} />
      </Modal>
    )
  }
  return (
    <Modal
      title={`Connect ${site.title}`}
      size={site.demoAccount ? 'wide' : 'narrow'}
      onClose={onClose}
    >
      <div className="connect">
        <div className="login">
          {error && <Trouble error={error} onRetry={begin} />}
          {!login && !error && (
            <p className="waiting" role="status">
              Getting ready…
            </p>
          )}
          {login && (
            <ManagedAuthLogin
              key={login.handoffCode}
              connectionId={login.connectionId}
              handoffCode={login.handoffCode}
              baseUrl={login.baseUrl}
              theme="auto"
              onSuccess={() => {
                setConnected(true)
                onConnected()
              }}
              onCancel={({ reason }) => reason === 'user' && onClose()}
              onRestart={begin}
            />
          )}
        </div>
        {site.demoAccount && <DemoHints account={site.demoAccount} outboxUrl={outboxUrl} />}
      </div>
    </Modal>
  )
}
