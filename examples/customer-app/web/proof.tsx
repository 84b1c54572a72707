import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ConnectableSite } from '../server/api-types.ts'
import { api } from './api.ts'
import { StateBadge } from './state-badge.tsx'
import { Trouble } from './trouble.tsx'

interface ProofProps {
  site: ConnectableSite
  onDone: () => void
}

/** A picture of the site, taken just now in a browser that started from the saved login. */
export function Proof({ site, onDone }: ProofProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['proof', site.key],
    queryFn: ({ signal }) => api.proof(site.key, signal),
    // Every look is a new one: a picture of yesterday proves nothing.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const src = useObjectUrl(data)
  // The control that had the focus went away with the login: go on from the good news.
  const news = useRef<HTMLParagraphElement>(null)
  useEffect(() => news.current?.focus(), [])

  return (
    <div className="proof">
      <p ref={news} tabIndex={-1}>
        <StateBadge state="connected" /> This is what your assistant sees at <b>{site.domain}</b>:
        signed in, without asking you again.
      </p>
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="picture" aria-busy={!src}>
          {src ? (
            <img src={src} alt={`${site.title}, opened with the saved login`} />
          ) : (
            <p role="status">Opening {site.title} with the saved login…</p>
          )}
        </div>
      )}
      <div className="actions">
        <button className="button" type="button" onClick={onDone}>
          Done
        </button>
      </div>
    </div>
  )
}

/** An address for a blob, given back when it is no longer shown. */
const useObjectUrl = (blob: Blob | undefined) => {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
