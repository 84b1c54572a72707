import {
  type ConnectionRecord,
  type Standing,
  standingOf,
  useConnections,
} from '@managed-auth/react/status'
import { useDeferredValue, useId, useState } from 'react'
import { Trouble } from '../trouble.tsx'
import { operations } from './operations-client.ts'

const refreshEveryMs = 10_000

const states = {
  connected: { state: 'connected', words: 'Connected' },
  'signing-in': { state: 'signing-in', words: 'Signing in' },
  attention: { state: 'expired', words: 'Needs attention' },
  unknown: { state: 'not-connected', words: 'Unknown' },
} satisfies Record<Standing['kind'], { state: string; words: string }>

/** All connections of all users; those that need somebody can be shown alone. */
export function ConnectionList() {
  const [typed, setTyped] = useState('')
  const [onlyAttention, setOnlyAttention] = useState(false)
  const query = useDeferredValue(typed.trim())
  const list = useConnections({
    client: operations,
    query: query || undefined,
    refetchInterval: refreshEveryMs,
  })
  const all = list.data ?? []
  const shown = all.filter((one) => !onlyAttention || standingOf(one).kind === 'attention')
  const searchId = useId()

  return (
    <>
      <div className="intro">
        <h1>Operations</h1>
        <p>
          Every connection of every user: how it stands, what happened, and what to do about it.
        </p>
      </div>
      <search className="search">
        <label htmlFor={searchId}>Find a connection</label>
        <input
          id={searchId}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <label className="switch">
          <input
            type="checkbox"
            checked={onlyAttention}
            onChange={({ target }) => setOnlyAttention(target.checked)}
          />
          Only what needs attention
        </label>
      </search>
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <p role="status">Loading the connections…</p>}
      {list.data && shown.length === 0 && (
        <p className="empty">
          {all.length === 0 && query === ''
            ? 'There are no connections yet. Connect an account first.'
            : 'No connection matches.'}
        </p>
      )}
      {shown.length > 0 && (
        <ul className="rows" aria-label="Connections">
          {shown.map((connection) => (
            <Row key={connection.id} connection={connection} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <button
          className="button quiet"
          type="button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </button>
      )}
    </>
  )
}

function Row({ connection }: { connection: ConnectionRecord }) {
  const { id, domain, profile_name: profile, can_reauth: renews } = connection
  const { state, words } = states[standingOf(connection).kind]
  return (
    <li>
      <a className="row" href={`#operations/${id}`}>
        <span className="row-name">
          <strong>{domain}</strong>
          <span className="domain">{profile}</span>
        </span>
        {!renews && <span className="domain">signs in only with the user</span>}
        <span className="badge" data-state={state}>
          {words}
        </span>
      </a>
    </li>
  )
}
