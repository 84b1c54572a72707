import { useEffect, useState } from 'react'

type UncommonLook = typeof import('./uncommon-look.ts')

let loaded: UncommonLook | undefined

/**
 * Loads the words for failures in English and the marks of providers. `useLoginFlow` waits for it as
 * `loadParts`, so that nothing changes once it is on screen.
 */
export async function loadUncommonLook(): Promise<void> {
  loaded ??= await import('./uncommon-look.ts')
}

/** `undefined` until it is loaded; where nobody has asked for it yet, the first to draw does. */
export function useUncommonLook(): UncommonLook | undefined {
  const [, setArrived] = useState(loaded)
  useEffect(() => {
    loadUncommonLook().then(
      () => setArrived(loaded),
      // General words and first letters do: the server's sentence and the site's label say the rest.
      () => {},
    )
  }, [])
  return loaded
}
