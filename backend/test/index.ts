export { freePort } from './free-port.ts'
export { type RunningBackend, startBackend } from './start-backend.ts'
