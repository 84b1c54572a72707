import { findPostgres, startBackend, startPostgres } from '@managed-auth/backend/testing'
import { sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { expect, it } from 'vitest'

const postgres = findPostgres()

it.skipIf(!postgres)('logs in with a real PostgreSQL server behind it', async () => {
  const server = await startPostgres(postgres ?? '')
  const running = await startSites()
  const backend = await startBackend({ DATABASE_URL: server.url })
  try {
    const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
    const { identifier, password } = sites[0]?.account ?? { identifier: '', password: '' }
    const { id } = await kernel.auth.connections.create({
      domain: running.hostOf('harbor'),
      profile_name: 'postgres',
    })
    await kernel.auth.connections.login(id)
    const steps: (string | undefined)[] = []
    for await (const event of await kernel.auth.connections.follow(id)) {
      if (event.event !== 'managed_auth_state') continue
      steps.push(event.flow_step)
      if (event.flow_step !== 'AWAITING_INPUT') continue
      await kernel.auth.connections.submit(id, { fields: { email: identifier, password } })
    }
    expect(steps).toEqual(['DISCOVERING', 'AWAITING_INPUT', 'SUBMITTING', 'COMPLETED'])
    expect(await kernel.auth.connections.retrieve(id)).toMatchObject({ status: 'AUTHENTICATED' })
  } finally {
    await backend.close()
    await running.close()
    await server.close()
  }
})
