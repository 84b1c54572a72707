import { ManagedAuthLogin } from '@managed-auth/react'
import { useState } from 'react'
import type { PageRequest } from './page-request.ts'
import { type Outcome, type ReturnAddresses, returnAddress } from './return-address.ts'

interface HostedLoginProps {
  request: PageRequest
  addresses: ReturnAddresses
  /** Leaves the page for good. */
  leaveFor: (address: string) => void
}

/** One login on a page of its own, which sends the person back where they came from. */
export function HostedLogin({ request, addresses, leaveFor }: HostedLoginProps) {
  const { connectionId, handoffCode, theme } = request
  const [back, setBack] = useState<string>()
  const end = (outcome: Outcome) => {
    const address = returnAddress(addresses, outcome)
    setBack(address)
    if (address !== undefined) leaveFor(address)
  }

  if (connectionId === undefined || handoffCode === undefined) {
    const message = 'The link to the login was incomplete or already used.'
    return (
      <main>
        <section className="notice">
          <h1>This link does not work any more</h1>
          <p>
            A login link opens once. Go back to the app you came from and start again: it will bring
            you here with a new one.
          </p>
          <BackLink
            address={returnAddress(addresses, { kind: 'error', message, code: undefined })}
          />
        </section>
      </main>
    )
  }
  return (
    <main>
      <ManagedAuthLogin
        connectionId={connectionId}
        handoffCode={handoffCode}
        baseUrl=""
        theme={theme}
        onSuccess={({ profileName, domain }) => end({ kind: 'success', profileName, domain })}
        onError={({ code, message }) => end({ kind: 'error', code, message })}
        onCancel={() => end({ kind: 'error', code: undefined, message: 'The login was canceled.' })}
      />
      <BackLink address={back} />
    </main>
  )
}

/** Browsers ask before they open another program's address; who says no still needs a way out. */
function BackLink({ address }: { address: string | undefined }) {
  if (address === undefined) return null
  return (
    <p className="back">
      <a href={address} rel="noreferrer">
        Back to the app
      </a>
    </p>
  )
}
