/** A host's page that uses the component, the hooks, the core, the mock and the stylesheet. */
export const page = `
import { ManagedAuthLogin } from '@managed-auth/react'
import { type Client, createClient, type Step, toStep } from '@managed-auth/react/core'
import { useConnection, useLoginFlow } from '@managed-auth/react/headless'
import { createMockHandlers, scenarios } from '@managed-auth/react/mock'
import { en } from '@managed-auth/react/text/en'
import '@managed-auth/react/styles.css'
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
export const handlers = createMockHandlers({ scenario: scenarios.password })

function Own({ id, code }: { id: string; code: string }) {
  const { step } = useLoginFlow({ connectionId: id, handoffCode: code, client })
  const { data } = useConnection({ connectionId: id, jwt: code, client })
  steps.push(step.kind)
  return <p>{data?.domain}</p>
}

export function Page() {
  return (
    <>
      <ManagedAuthLogin connectionId="ma_1" handoffCode="code" text={en} onSuccess={() => {}} />
      <Own id="ma_1" code="code" />
    </>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
`

export const html =
  '<!doctype html><div id="root"></div><script type="module" src="./page.tsx"></script>'
