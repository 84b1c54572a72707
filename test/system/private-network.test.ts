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

it('sends no token of a Connect server into a private network, by whatever name', async () => {
  const resolve = async () => ['10.0.0.7']
  const env = { MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: '' }
  const backend = await startBackend(env, undefined, { resolve })
  const post = async (at: string, body?: object) => {
    const response = await fetch(`${backend.url}/org/credential_providers${at}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${backend.apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.json()
  }
  try {
    const provider = { name: 'connect', token: 'x', provider_type: 'onepassword_connect' }
    for (const host of ['localhost:8080', '127.1', '169.254.169.254', '[::ffff:10.0.0.1]']) {
      const refused = await post('', { ...provider, base_url: `https://${host}` })
      expect(refused).toMatchObject({ code: 'private_network_not_allowed' })
    }
    const { id } = await post('', { ...provider, base_url: 'https://connect.example.com' })
    expect(await post(`/${id}/test`)).toEqual({
      success: false,
      vaults: [],
      error: expect.stringContaining('private network'),
    })
  } finally {
    await backend.close()
  }
})
