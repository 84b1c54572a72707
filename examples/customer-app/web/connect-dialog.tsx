import { ManagedAuthLogin } from '@managed-auth/react'
import { useState } from 'react'
import type { ConnectableSite, StartedLogin } from '../server/api-types.ts'
import { DemoHints } from './demo-hints.tsx'
import { Modal } from './modal.tsx'
import { Proof } from './proof.tsx'
import { Trouble } from './trouble.tsx'

interface ConnectDialogProps {
  site: ConnectableSite
  /** Absent while our server gets one. */
  login: StartedLogin | undefined
  error: Error | null
  outboxUrl: string | undefined
  /** Gets another login. */
  onBegin: () => void
  onConnected: () => void
  onClose: () => void
}

/** One login from the handoff code to the proof, drawn by `<ManagedAuthLogin>`. */
export function ConnectDialog(props: ConnectDialogProps) {
  const { site, login, error, outboxUrl, onBegin, onConnected, onClose } = props
  const [connected, setConnected] = useState(false)

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
          {error && <Trouble error={error} onRetry={onBegin} />}
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
              onRestart={onBegin}
            />
          )}
        </div>
        {site.demoAccount && <DemoHints account={site.demoAccount} outboxUrl={outboxUrl} />}
      </div>
    </Modal>
  )
}
