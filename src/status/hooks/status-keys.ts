import type { TimelineType } from '#protocol'
import type { ConnectionFilter } from '../core/status-client.ts'

const root = ['managed-auth', 'status'] as const

/**
 * Keys under which connections stand in the query cache, below `managedAuthKeys.all`. What they hold
 * is what the handler answers: no token, no address of a running browser.
 */
export const statusKeys = {
  all: root,
  lists: (handlerUrl: string) => [...root, handlerUrl, 'list'] as const,
  list: (handlerUrl: string, { query, domain }: ConnectionFilter) =>
    [...root, handlerUrl, 'list', { query, domain }] as const,
  connection: (handlerUrl: string, id: string) => [...root, handlerUrl, 'one', id] as const,
  timelines: (handlerUrl: string, id: string) => [...root, handlerUrl, 'timeline', id] as const,
  timeline: (handlerUrl: string, id: string, type: TimelineType | undefined) =>
    [...root, handlerUrl, 'timeline', id, { type }] as const,
}
