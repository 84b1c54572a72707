import type { ConnectableSite } from '../server/api-types.ts'
import { SiteCard } from './site-card.tsx'

interface SiteListProps {
  /** Absent until the server told them. */
  sites: ConnectableSite[] | undefined
  loading: boolean
  onConnect: (site: ConnectableSite) => void
  onShowProof: (site: ConnectableSite) => void
}

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f']

/** The sites as cards; grey shapes while they load, a hint when there are none. */
export function SiteList({ sites, loading, onConnect, onShowProof }: SiteListProps) {
  if (loading) {
    return (
      <div className="cards" role="status" aria-label="Loading your accounts">
        {placeholders.map((key) => (
          <div className="card placeholder" key={key} />
        ))}
      </div>
    )
  }
  if (!sites) return null
  if (sites.length === 0) {
    return (
      <p className="empty">
        The demo sites are not running. Start everything with <code>npm start</code>, or connect a
        site of your own below.
      </p>
    )
  }
  return (
    <ul className="cards">
      {sites.map((site) => (
        <li key={site.key}>
          <SiteCard
            site={site}
            onConnect={() => onConnect(site)}
            onShowProof={() => onShowProof(site)}
          />
        </li>
      ))}
    </ul>
  )
}
