import { setupServer } from 'msw/node'
import {
  type Clock,
  createMockServer,
  mockAccount,
  type Scenario,
  scenarios,
  systemClock,
} from '../../src/mock/index.ts'
import { describeFlowServer } from './describe-flow-server.ts'
import type { Behaviour } from './flow-server.ts'

const baseUrl = 'http://mock.test'

// Ten times as fast as life: still real timers, as long as the suite can see what lies between.
const fastClock: Clock = {
  now: systemClock.now,
  after: (ms, run) => systemClock.after(ms / 10, run),
}

const played: Record<Behaviour, Scenario> = {
  password: scenarios.password,
  'password-and-code': scenarios.passwordAndCode,
  'choose-method': scenarios.twoMethods,
  'pick-account': scenarios.accountPicker,
  'sso-buttons': scenarios.ssoButtons,
  'external-action': scenarios.pushApproval,
}

describeFlowServer('the mock', Object.keys(played) as Behaviour[], async () => {
  const mock = createMockServer({ baseUrl, clock: fastClock, submitMs: 1_000, sealing: true })
  const network = setupServer(...mock.handlers)
  network.listen({ onUnhandledRequest: 'error' })
  return {
    async startLogin(behaviour) {
      return {
        ...mock.startLogin(played[behaviour]),
        baseUrl,
        identifier: mockAccount.email,
        password: mockAccount.password,
        code: async () => mockAccount.code,
      }
    },
    startAgain: async (login) => ({
      ...login,
      ...mock.startLogin(scenarios.password, { connectionId: login.connectionId }),
    }),
    close: async () => network.close(),
  }
})
