export type {
  ConnectionRecord,
  LiveView,
  StartedLogin,
  TimelineRow,
  TimelineType,
  UpdateConnection,
} from '#protocol'
export {
  ConnectionStatus,
  type ConnectionStatusProps,
  type StartedHere,
} from './status/components/connection-status.tsx'
export {
  ConnectionTimeline,
  type ConnectionTimelineProps,
} from './status/components/connection-timeline.tsx'
export type { StatusClassNames, StatusPart, StatusSlots } from './status/components/look.tsx'
export { nextCheckAt, type Standing, standingOf } from './status/core/standing.ts'
export {
  type ConnectionFilter,
  createStatusClient,
  type StatusClient,
  type StatusClientOptions,
  type TimelineFilter,
} from './status/core/status-client.ts'
export { statusKeys } from './status/hooks/status-keys.ts'
export {
  type ConnectionStatusResult,
  type UseConnectionStatusOptions,
  useConnectionStatus,
} from './status/hooks/use-connection-status.ts'
export {
  type UseConnectionTimelineOptions,
  useConnectionTimeline,
} from './status/hooks/use-connection-timeline.ts'
export { type UseConnectionsOptions, useConnections } from './status/hooks/use-connections.ts'
export { type Reconnect, useReconnect } from './status/hooks/use-reconnect.ts'
export type { StatusClientChoice } from './status/hooks/use-status-client.ts'
export type { StatusText, StatusTextOverrides } from './text/status/en.ts'
