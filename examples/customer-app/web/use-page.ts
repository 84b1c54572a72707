import { useSyncExternalStore } from 'react'

export type Page = 'accounts' | 'credentials'

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** Which page the address names: a link is all it takes to go there. */
export const usePage = (): Page =>
  useSyncExternalStore(subscribe, () =>
    window.location.hash === '#credentials' ? 'credentials' : 'accounts',
  )
