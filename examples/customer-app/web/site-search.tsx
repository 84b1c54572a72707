import { type KeyboardEvent, type Ref, useId } from 'react'

interface SiteSearchProps {
  ref: Ref<HTMLInputElement>
  query: string
  /** How many sites there are, and how many of them the query leaves. */
  all: number
  left: number
  onQueryChange: (query: string) => void
}

/** Narrows the list while somebody types; Escape brings all sites back. */
export function SiteSearch({ ref, query, all, left, onQueryChange }: SiteSearchProps) {
  const id = useId()
  const clearByEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || query === '') return
    // Some browsers empty a search field by themselves, others do not.
    event.preventDefault()
    onQueryChange('')
  }

  return (
    <search className="search">
      <label htmlFor={id}>Find a site</label>
      <input
        ref={ref}
        id={id}
        type="search"
        placeholder="code, pop-up, Harbor…"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onQueryChange(event.target.value)}
        onKeyDown={clearByEscape}
      />
      <p role="status">{query.trim() === '' ? `${all} sites` : `${left} of ${all} sites`}</p>
    </search>
  )
}
