import { startBackend } from '@managed-auth/backend/testing'
import { expect, it } from 'vitest'

it('refuses private targets unless the operator allows them', async () => {
  const backend = await startBackend({ MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: '' })
  try {
    const create = (body: object) =>
      fetch(`${backend.url}/auth/connections`, {
        method: 'POST',
        headers: { authorization: `Bearer ${backend.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ profile_name: 'a', ...body }),
      })
    for (const domain of [
      'harbor.localhost:5170',
      '127.0.0.1',
      '169.254.169.254',
      '[::1]:80',
      'intranet',
    ]) {
      const response = await create({ domain })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        code: 'private_network_not_allowed',
        message: expect.stringContaining('MANAGED_AUTH_ALLOW_PRIVATE_NETWORK'),
      })
    }
    const inside = await create({ domain: 'example.com', login_url: 'https://10.0.0.1/login' })
    expect(await inside.json()).toMatchObject({ code: 'private_network_not_allowed' })
    expect((await create({ domain: 'example.com' })).status).toBe(201)
  } finally {
    await backend.close()
  }
})
