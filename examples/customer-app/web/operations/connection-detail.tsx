import { ManagedAuthLogin } from '@managed-auth/react'
import {
  ConnectionStatus,
  ConnectionTimeline,
  useConnectionStatus,
} from '@managed-auth/react/status'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Trouble } from '../trouble.tsx'
import { AgentBrowserPanel } from './agent-browser-panel.tsx'
import { DeleteConnection } from './delete-connection.tsx'
import { LoginView } from './login-view.tsx'
import { operations } from './operations-client.ts'
import { OptionsForm } from './options-form.tsx'

/** One connection with everything an operator can do about it. */
export function ConnectionDetail({ connectionId }: { connectionId: string }) {
  const { connection, standing, update } = useConnectionStatus({ connectionId, client: operations })
  const settings = useQuery({
    queryKey: ['operator-settings'],
    queryFn: ({ signal }) => api.operationsSettings(signal),
    retry: false,
  })
  const { data } = connection
  const baseUrl = settings.data?.managedAuthUrl

  return (
    <>
      <div className="intro">
        <p>
          <a href="#operations">All connections</a>
        </p>
        <h1>{data?.domain ?? 'Connection'}</h1>
        {data && <p>Profile {data.profile_name}</p>}
      </div>
      {settings.error && <Trouble error={settings.error} onRetry={() => void settings.refetch()} />}
      <div className="detail">
        <div className="detail-side">
          <ConnectionStatus
            connectionId={connectionId}
            client={operations}
            renderLogin={
              baseUrl === undefined
                ? undefined
                : (login) => (
                    <ManagedAuthLogin key={login.handoffCode} {...login} baseUrl={baseUrl} />
                  )
            }
          />
          {standing?.kind === 'signing-in' && <LoginView connectionId={connectionId} />}
          {data && <AgentBrowserPanel connection={data} />}
          {data && <DeleteConnection connection={data} />}
        </div>
        <div className="detail-main">
          {data && settings.data && (
            <OptionsForm connection={data} settings={settings.data} update={update} />
          )}
          <ConnectionTimeline connectionId={connectionId} client={operations} />
        </div>
      </div>
    </>
  )
}
