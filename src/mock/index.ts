// The names this entry exports are written down in test/package/exports.
export * from './clock.ts'
export { failedWith } from './scenarios/failed-with.ts'
export {
  blockedStreams,
  droppedStream,
  type Endpoint,
  type Failure,
  malformed,
  offline,
  refused,
  slow,
  unavailable,
} from './scenarios/failure.ts'
export * from './scenarios/pages.ts'
export * from './scenarios/scenario.ts'
export { scenarios } from './scenarios.ts'
export * from './server.ts'
