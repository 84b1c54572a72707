import { setupServer } from 'msw/node'
import { createMockConnections } from '../../src/mock/index.ts'
import { describeConnectionHandler } from './describe-connection-handler.ts'

const handlerUrl = 'http://app.test/api/managed-auth'

const never = {
  ...{ status: 'NEEDS_AUTH', can_reauth: false, last_auth_check_at: undefined },
  can_reauth_reason: 'no_prior_successful_login',
}

describeConnectionHandler('the mock', async () => {
  const connections = [
    { domain: 'harbor.example', ...never },
    { domain: 'orbit.example', ...never },
  ]
  const network = setupServer(...createMockConnections({ handlerUrl, connections }).handlers)
  network.listen({ onUnhandledRequest: 'error' })
  return {
    ...{ handlerUrl, ids: ['ma_mock_1', 'ma_mock_2'] },
    async close() {
      network.close()
    },
  }
})
