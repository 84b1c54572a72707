import { useSyncExternalStore } from 'react'

export type Page = 'accounts' | 'credentials' | 'operations'

export interface Shown {
  page: Page
  /** What of the page: `#operations/<this>`. */
  id: string | undefined
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

const pages: Record<string, Page> = { '#credentials': 'credentials', '#operations': 'operations' }

/** Which page the address names: a link is all it takes to go there. */
export const usePage = (): Shown => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  const [page = '', id] = hash.split('/')
  return { page: pages[page] ?? 'accounts', id }
}
