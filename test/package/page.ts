/** A host's page that uses every entry: components, hooks, core, mock, handler, stylesheets. */
export const page = `
import { ManagedAuthLogin } from '@managed-auth/react'
import { type Client, createClient, type Step, toStep } from '@managed-auth/react/core'
import { useConnection, useLoginFlow } from '@managed-auth/react/headless'
import { CredentialManager, useCredentials } from '@managed-auth/react/credentials'
import { createMockConnections, createMockCredentials, createMockHandlers, scenarios } from '@managed-auth/react/mock'
import { ConnectionStatus, ConnectionTimeline, standingOf } from '@managed-auth/react/status'
import { type Access, createManagedAuthHandler } from '@managed-auth/react/server'
import { credentialsDe } from '@managed-auth/react/text/credentials/de'
import { statusDe } from '@managed-auth/react/text/status/de'
import { en } from '@managed-auth/react/text/en'
import '@managed-auth/react/styles.css'
import '@managed-auth/react/credentials.css'
import '@managed-auth/react/status.css'
import { createRoot } from 'react-dom/client'

const client: Client = createClient({ baseUrl: 'https://auth.example.com' })
const steps: Step['kind'][] = []
export const ended = toStep({
  id: 'ma_1',
  domain: 'example.com',
  profile_name: 'ada',
  status: 'AUTHENTICATED',
  flow_status: 'SUCCESS',
  flow_step: 'COMPLETED',
}).kind
export const handlers = [
  ...createMockHandlers({ scenario: scenarios.password }),
  ...createMockCredentials().handlers,
  ...createMockConnections().handlers,
]
const access: Access = { allow: ['credentials:read'], scope: { profileName: 'ada' } }
export const handler = createManagedAuthHandler({
  apiKey: 'sk_test',
  baseUrl: 'https://auth.example.com',
  authorize: () => access,
})

function Own({ id, code }: { id: string; code: string }) {
  const { step } = useLoginFlow({ connectionId: id, handoffCode: code, client })
  const { data } = useConnection({ connectionId: id, jwt: code, client })
  const { list } = useCredentials()
  steps.push(step.kind)
  return <p>{data?.domain} {list.data?.length}</p>
}

export function Page() {
  return (
    <>
      <ManagedAuthLogin connectionId="ma_1" handoffCode="code" text={en} onSuccess={() => {}} />
      <CredentialManager text={credentialsDe} onSaved={({ name }) => steps.push(name ? 'input' : 'failed')} />
      <ConnectionStatus
        connectionId="ma_1"
        text={statusDe}
        renderLogin={(login) => <ManagedAuthLogin {...login} />}
        onReconnect={(connection) => steps.push(standingOf(connection).kind === 'connected' ? 'success' : 'failed')}
      />
      <ConnectionTimeline connectionId="ma_1" />
      <Own id="ma_1" code="code" />
    </>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
`

export const html =
  '<!doctype html><div id="root"></div><script type="module" src="./page.tsx"></script>'
