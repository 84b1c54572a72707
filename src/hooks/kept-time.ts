// The one file of the library that touches web storage. It keeps moments and nothing else: every
// script of the page could read what stands there.

/** Where the page has no storage, or may not use it: as long as the page lasts. */
const remembered = new Map<string, number>()

/** A moment kept before, over a reload as well; milliseconds since 1970, 0 when there is none. */
export function keptTime(key: string): number {
  try {
    return Number(sessionStorage.getItem(key))
  } catch {
    return remembered.get(key) ?? 0
  }
}

/** Keeps a moment as long as the tab lives. */
export function keepTime(key: string, time: number): void {
  remembered.set(key, time)
  try {
    sessionStorage.setItem(key, String(time))
  } catch {
    // Blocked, or full: see above.
  }
}
