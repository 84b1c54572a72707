import { useQuery } from '@tanstack/react-query'
import { operations } from './operations-client.ts'
import { ViewFrame } from './view-frame.tsx'

/** A login's browser opens a moment after the login began. */
const lookEveryMs = 2_000

/** The browser of the login that runs, while it runs. */
export function LoginView({ connectionId }: { connectionId: string }) {
  const view = useQuery({
    queryKey: ['live-view', connectionId],
    queryFn: ({ signal }) => operations.liveView(connectionId, signal),
    refetchInterval: lookEveryMs,
    // The address lets whoever has it in.
    gcTime: 0,
  })
  const url = view.data?.url
  return (
    <section className="panel" aria-labelledby="login-view">
      <h2 id="login-view">The login as it happens</h2>
      {url ? (
        <ViewFrame url={url} title="Browser of the login" />
      ) : (
        <p role="status">{view.error ? view.error.message : 'Waiting for its browser…'}</p>
      )}
    </section>
  )
}
