export { type Clock, createManualClock, type ManualClock, systemClock } from './clock.ts'
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
} from './failure.ts'
export {
  createMockHandlers,
  createMockServer,
  type MockServer,
  type MockServerOptions,
  type StartedLogin,
  type StartLoginOptions,
} from './mock-server.ts'
export {
  ask,
  canceled,
  chooseMethod,
  emailField,
  expired,
  external,
  failed,
  identifier,
  method,
  mockAccount,
  oneTimeCode,
  password,
  passwordField,
  pickAccount,
  provider,
  signIn,
  success,
  unknownStep,
} from './pages.ts'
export {
  type AskedField,
  type AskPage,
  defineScenario,
  type EndPage,
  type ExternalPage,
  type OfferedChoice,
  type Page,
  type Scenario,
  type UnknownPage,
} from './scenario.ts'
export { failedWith } from './scenarios/failed-with.ts'
export { scenarios } from './scenarios.ts'
