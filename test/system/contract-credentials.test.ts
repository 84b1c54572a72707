import { startBackend } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { createManagedAuthHandler } from '../../src/server.ts'
import { describeCredentialHandler } from '../contract/describe-credential-handler.ts'

const handlerUrl = 'http://app.test/api/managed-auth'

/** The handler before a backend, asked as a page of the app would. */
const start = (scope: 'project' | { profileName: string }) => async () => {
  const backend = await startBackend()
  const handle = createManagedAuthHandler({
    ...{ apiKey: backend.apiKey, baseUrl: backend.url },
    authorize: () => ({ allow: ['credentials:read', 'credentials:write'], scope }),
  })
  if (scope !== 'project') {
    // Of another user of the same project, under names that look alike.
    const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
    for (const name of ['Work', 'ada-b/Work', 'bada/Needle', 'Page ada/1']) {
      await kernel.credentials.create({ name, domain: 'page.example', values: { a: '1' } })
    }
  }
  return {
    handlerUrl,
    fetch: (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      const headers = new Headers(init?.headers)
      headers.set('Sec-Fetch-Site', 'same-origin')
      return handle(new Request(input, { ...init, headers }))
    },
    close: backend.close,
  }
}

describeCredentialHandler('the handler, for a whole project', start('project'))

describeCredentialHandler('the handler, for one profile', start({ profileName: 'ada' }))
