import { useMutation } from '@tanstack/react-query'
import type { ConnectableSite } from '../server/api-types.ts'
import { api } from './api.ts'
import { SiteTile } from './site-tile.tsx'
import { StateBadge } from './state-badge.tsx'
import { useRefreshOverview } from './use-overview.ts'

interface SiteCardProps {
  site: ConnectableSite
  onConnect: () => void
  onShowProof: () => void
}

const verbs = {
  'not-connected': 'Connect',
  'signing-in': 'Sign in again',
  expired: 'Reconnect',
} satisfies Partial<Record<ConnectableSite['state'], string>>

/** One site: what it is, how it stands, and what can be done with it. */
export function SiteCard({ site, onConnect, onShowProof }: SiteCardProps) {
  const refresh = useRefreshOverview()
  const disconnect = useMutation({
    mutationFn: () => api.disconnect(site.key),
    onSettled: refresh,
  })

  return (
    <article className="card" data-state={site.state} aria-label={site.title}>
      <div className="card-head">
        <SiteTile title={site.title} />
        <div className="card-names">
          <div className="card-title">
            <h3>{site.title}</h3>
            <StateBadge state={site.state} />
          </div>
          {site.title !== site.domain && <p className="domain">{site.domain}</p>}
        </div>
      </div>
      {site.shows && <p className="shows">{site.shows}</p>}
      {disconnect.error && <p role="alert">{disconnect.error.message}</p>}
      <div className="actions">
        {site.state === 'connected' ? (
          <button
            className="button"
            type="button"
            aria-label={`See it signed in: ${site.title}`}
            onClick={onShowProof}
          >
            See it signed in
          </button>
        ) : (
          <button
            className="button"
            type="button"
            aria-label={`${verbs[site.state]} ${site.title}`}
            onClick={onConnect}
          >
            {verbs[site.state]}
          </button>
        )}
        {site.state !== 'not-connected' && (
          <button
            className="link"
            type="button"
            aria-label={`Disconnect ${site.title}`}
            disabled={disconnect.isPending}
            onClick={() => disconnect.mutate()}
          >
            Disconnect
          </button>
        )}
      </div>
    </article>
  )
}
