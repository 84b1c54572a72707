import type { Browsers, LoginPage } from '@managed-auth/backend/testing'

type Action = Parameters<LoginPage['act']>[0]
/** How a secret got to its site: `stand-in`, or why it was typed. */
export type Way = 'stand-in' | 'chosen' | 'lost' | 'remembered' | 'short'

export interface FillingNotes {
  /** The ways secrets went to each host, the last one last; hosts without port. */
  ways: Map<string, Way[]>
  wrap: (browsers: Browsers) => Browsers
}

/** Stands between flows and browsers, and notes how each secret is filled in. Keeps no value. */
export function noteFillings(): FillingNotes {
  const ways = new Map<string, Way[]>()
  const note = (url: string, action: Action) => {
    if (action.kind !== 'fill') return
    const { hostname } = new URL(url)
    for (const { filling } of action.entries) {
      if (!filling) continue
      const way = filling.by === 'decoy' ? 'stand-in' : filling.because
      ways.set(hostname, [...(ways.get(hostname) ?? []), way])
    }
  }
  const noting = (page: LoginPage): LoginPage => {
    let url = ''
    return {
      goto: (...how) => page.goto(...how),
      observe: async () => {
        const snapshot = await page.observe()
        url = snapshot.url
        return snapshot
      },
      act: (action, enough) => {
        note(url, action)
        return page.act(action, enough)
      },
      changes: (...how) => page.changes(...how),
      storageMark: () => page.storageMark(),
      saveState: () => page.saveState(),
      park: () => page.park(),
      wake: () => page.wake(),
      close: () => page.close(),
    }
  }
  return {
    ways,
    wrap: (browsers) => ({
      ...browsers,
      open: async (options) => noting(await browsers.open(options)),
    }),
  }
}
