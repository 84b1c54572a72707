export { dumpRows } from './dump-rows.ts'
export { freePort } from './free-port.ts'
export { holdProfiles } from './hold-profiles.ts'
export { startHttpProxy } from './http-proxy.ts'
export { type Inspection, inspectInstallation } from './inspect-installation.ts'
export { type NewEntry, writeKeepassFile } from './keepass-file.ts'
export { openFolder } from './open-folder.ts'
export { startOpeningProxy } from './opening-proxy.ts'
export { queryServer } from './query-server.ts'
export { type CountingProxy, startSocksProxy } from './socks-proxy.ts'
export {
  type Browsers,
  type LoginPage,
  type RunningBackend,
  startBackend,
} from './start-backend.ts'
export { type ConnectItem, startConnectServer } from './start-connect-server.ts'
export { findPostgres, startPostgres } from './start-postgres.ts'
export { createTestAuthority } from './test-authority.ts'
export { type ChecksTimed, timeChecks } from './time-checks.ts'
export { timeRewrapping } from './time-rewrapping.ts'
