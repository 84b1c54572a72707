import type {
  ConnectionRecord,
  LiveView,
  StartedLogin,
  TimelineRow,
  TimelineType,
  UpdateConnection,
} from '#protocol'
import {
  createHandlerCalls,
  type HandlerOptions,
  type HandlerPage,
  searchOf,
} from '../../core/handler-calls.ts'
import { isConnectionRecord, isLiveView, isStartedLogin, isTimelineRow } from './status-checks.ts'

export type StatusClientOptions = HandlerOptions

export interface ConnectionFilter {
  /** Part of a domain or a profile's name, in any case; or a whole id. */
  query?: string | undefined
  domain?: string | undefined
}

export interface TimelineFilter {
  /** @default every kind */
  type?: TimelineType | undefined
  /** Rows of a page, 1 to 100. @default 20 */
  limit?: number | undefined
}

interface From {
  offset?: number | undefined
}

/** Asks the customer's own server, never the API. Every call throws `ClientError`. */
export interface StatusClient {
  /** Without a slash at the end. */
  readonly handlerUrl: string
  list(
    filter: ConnectionFilter & From,
    signal?: AbortSignal,
  ): Promise<HandlerPage<ConnectionRecord>>
  retrieve(connectionId: string, signal?: AbortSignal): Promise<ConnectionRecord>
  /** Newest first. */
  timeline(
    connectionId: string,
    filter: TimelineFilter & From,
    signal?: AbortSignal,
  ): Promise<HandlerPage<TimelineRow>>
  /** Has it checked soon; the answer is how it stood before. */
  check(connectionId: string): Promise<ConnectionRecord>
  /** What is left out stays as it is. */
  update(connectionId: string, changes: UpdateConnection): Promise<ConnectionRecord>
  remove(connectionId: string): Promise<void>
  /** A login for `<ManagedAuthLogin>`; one that runs already ends. */
  startLogin(connectionId: string): Promise<StartedLogin>
  /** Where the browser of a running login can be watched; `null` while none runs. */
  liveView(connectionId: string, signal?: AbortSignal): Promise<LiveView>
  /** The address of a film, for `<video src>`. */
  replayUrl(connectionId: string, replayId: string): string
}

/** Speaks the connection routes of `createManagedAuthHandler` over `fetch`. */
export function createStatusClient(options: StatusClientOptions = {}): StatusClient {
  const { handlerUrl, request, ask, askList } = createHandlerCalls(options)
  const at = (id: string, rest = '') => `/connections/${encodeURIComponent(id)}${rest}`

  return {
    handlerUrl,
    list: (filter, signal) =>
      askList(isConnectionRecord, `/connections${searchOf(filter)}`, { signal }),
    retrieve: (id, signal) => ask(isConnectionRecord, at(id), { signal }),
    timeline: (id, filter, signal) =>
      askList(isTimelineRow, at(id, `/timeline${searchOf(filter)}`), { signal }),
    check: (id) => ask(isConnectionRecord, at(id, '/health-check'), { method: 'POST' }),
    update: (id, body) => ask(isConnectionRecord, at(id), { method: 'PATCH', body }),
    async remove(id) {
      await request(at(id), { method: 'DELETE' })
    },
    startLogin: (id) =>
      ask(isStartedLogin, '/logins', { method: 'POST', body: { connection_id: id } }),
    liveView: (id, signal) => ask(isLiveView, at(id, '/live-view'), { signal }),
    replayUrl: (id, replayId) => handlerUrl + at(id, `/replays/${encodeURIComponent(replayId)}`),
  }
}
