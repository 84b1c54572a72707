import { setupServer } from 'msw/node'
import { createMockCredentials } from '../../src/mock/index.ts'
import { describeCredentialHandler } from './describe-credential-handler.ts'

const handlerUrl = 'http://app.test/api/managed-auth'

describeCredentialHandler('the mock', async () => {
  const network = setupServer(...createMockCredentials({ handlerUrl }).handlers)
  network.listen({ onUnhandledRequest: 'error' })
  return {
    handlerUrl,
    async close() {
      network.close()
    },
  }
})
