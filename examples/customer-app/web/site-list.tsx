import { useId, useRef, useState } from 'react'
import type { ConnectableSite } from '../server/api-types.ts'
import { SiteCard } from './site-card.tsx'
import { filterSites, groupSites, type SiteGroup } from './site-groups.ts'
import { SiteSearch } from './site-search.tsx'

interface SiteListProps {
  /** Absent until the server told them. */
  sites: ConnectableSite[] | undefined
  loading: boolean
  onConnect: (site: ConnectableSite) => void
  onShowProof: (site: ConnectableSite) => void
}

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f']

/** The sites as cards; grey shapes while they load, a hint when there are none. */
export function SiteList({ sites, loading, ...actions }: SiteListProps) {
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
  return <FilteredSites sites={sites} {...actions} />
}

type Actions = Pick<SiteListProps, 'onConnect' | 'onShowProof'>

/** All sites in their groups, or what is left of them while somebody looks for one. */
function FilteredSites({ sites, ...actions }: Actions & { sites: ConnectableSite[] }) {
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const left = filterSites(sites, query)
  // A site stays under its heading whatever else is left.
  const groups = groupSites(sites)
    .map((group) => ({ ...group, sites: group.sites.filter((site) => left.includes(site)) }))
    .filter((group) => group.sites.length > 0)
  const showAll = () => {
    setQuery('')
    // The pressed button goes away: the keyboard goes on where the words were typed.
    field.current?.focus()
  }

  return (
    <>
      <SiteSearch
        ref={field}
        query={query}
        all={sites.length}
        left={left.length}
        onQueryChange={setQuery}
      />
      {groups.map((group) => (
        <GroupOfSites key={group.heading} {...group} {...actions} />
      ))}
      {groups.length === 0 && (
        <div className="empty">
          <p>No site matches “{query.trim()}”. You can connect any address below.</p>
          <button className="button quiet" type="button" onClick={showAll}>
            Show all sites
          </button>
        </div>
      )}
    </>
  )
}

function GroupOfSites({ heading, sites, onConnect, onShowProof }: SiteGroup & Actions) {
  const id = useId()
  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
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
    </section>
  )
}
