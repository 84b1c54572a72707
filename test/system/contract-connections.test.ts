import { startBackend } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { createManagedAuthHandler } from '../../src/server.ts'
import { describeConnectionHandler } from '../contract/describe-connection-handler.ts'

const handlerUrl = 'http://app.test/api/managed-auth'

/** For one profile of a project in which another user has the same sites. */
describeConnectionHandler('the handler', async () => {
  const backend = await startBackend()
  const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
  const connect = (domain: string, profile_name: string) =>
    kernel.auth.connections.create({ domain, profile_name })
  const harbor = await connect('harbor.example', 'ada')
  const orbit = await connect('orbit.example', 'ada')
  await connect('harbor.example', 'adam')
  await connect('orbit.example', 'bob')
  const handle = createManagedAuthHandler({
    ...{ apiKey: backend.apiKey, baseUrl: backend.url },
    authorize: () => ({
      allow: [
        'connections:read',
        'connections:check',
        'connections:write',
        'recordings:read',
        'live-views:read',
      ],
      scope: { profileName: 'ada' },
    }),
  })
  return {
    handlerUrl,
    ids: [harbor.id, orbit.id],
    fetch(input: Parameters<typeof fetch>[0], init?: RequestInit) {
      const headers = new Headers(init?.headers)
      headers.set('Sec-Fetch-Site', 'same-origin')
      return handle(new Request(input, { ...init, headers }))
    },
    close: backend.close,
  }
})
