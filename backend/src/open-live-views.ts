import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { createLiveViews } from './flows/live-views/live-views.ts'
import { createLiveAddresses } from './live-view/address.ts'
import { createLiveStream } from './live-view/stream.ts'

/** The page of a live view. It needs no build. */
const folder = path.join(import.meta.dirname, 'live-view/page')

export interface LiveViewOptions {
  mark: (text: string) => string
  /** Where people reach this process. */
  origin: () => string
  /** Addresses the hosted page may return to: their origins may show live views in frames. */
  returnUrls: string[]
}

/** The browsers of this process, to be watched: what drives them opens views, people look. */
export function openLiveViews({ mark, origin, returnUrls }: LiveViewOptions) {
  const views = createLiveViews()
  const { urlOf, entryOf, lookToken } = createLiveAddresses(views, mark)

  /** The page comes from here, by the address people know or by the one that was asked. */
  const isOwnOrigin = (from: string | undefined, request: IncomingMessage) => {
    const url = URL.parse(from ?? '')
    const known = URL.parse(origin())?.origin
    return url !== null && (url.origin === known || url.host === request.headers.host)
  }

  return {
    views,
    /** @param at - The origin of the process that has the browser. @default this one's */
    urlOf: (id: string, at = origin()): string => urlOf(at, id),
    stream: createLiveStream({ entryOf, isOwnOrigin }),
    routes: { folder, find: entryOf, lookToken, frameOrigins: originsOf(returnUrls) },
  }
}

/** Apps with a scheme of their own have no pages that could hold a frame. */
const originsOf = (urls: string[]): string[] => [
  ...new Set(
    urls.flatMap((text) => {
      const url = URL.parse(text)
      return url && /^https?:$/.test(url.protocol) ? [url.origin] : []
    }),
  ),
]
