import { timingSafeEqual } from 'node:crypto'
import type { LiveView, LiveViews } from '../flows/live-views/live-views.ts'

/** Where the stream of a view is opened. */
export const streamPlace = /^\/live\/([a-z0-9]+)\/stream$/

/** A view somebody has the address of. */
export interface Entry {
  view: LiveView
  /** The address is for looking: nothing is taken from its holder, whatever the view allows. */
  isLooking: boolean
}

/**
 * The addresses of live views. Whoever has one sees the browser; no API key is asked for. None is kept:
 * whoever has the key of this installation can tell it anew.
 *
 * @param mark - A digest under a key of this installation.
 */
export function createLiveAddresses(views: LiveViews, mark: (text: string) => string) {
  const fullToken = (id: string) => mark(`live:${id}`)
  const lookToken = (id: string) => mark(`look:${id}`)
  return {
    /** @param origin - Of the process that has the browser. */
    urlOf: (origin: string, id: string): string => `${origin}/live/${id}?token=${fullToken(id)}`,

    /** A token for an address that can only look: to be handed on, it reveals no other. */
    lookToken,

    entryOf(id: string, query: URLSearchParams): Entry | undefined {
      const token = query.get('token') ?? ''
      const isLook = isSame(token, lookToken(id))
      if (!isLook && !isSame(token, fullToken(id))) return undefined
      const view = views.find(id)
      return view && { view, isLooking: isLook || query.get('readOnly') === 'true' }
    },
  }
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
