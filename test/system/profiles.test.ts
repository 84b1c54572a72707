import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import Kernel, { BadRequestError, ConflictError, NotFoundError } from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'

// Profiles as the official SDK keeps them. What is saved in them is tested with the logins.

let backend: RunningBackend
let kernel: Kernel

beforeAll(async () => {
  backend = await startBackend()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url, maxRetries: 0 })
})
afterAll(() => backend.close())

const connect = (profile_name: string) =>
  kernel.auth.connections.create({ domain: 'harbor.localhost', profile_name })

it('creates a profile, finds it by id and name, and has nothing saved in it', async () => {
  const created = await kernel.profiles.create({ name: 'ada' })

  expect(created).toMatchObject({ name: 'ada', id: expect.stringMatching(/^prof_/) })
  expect(await kernel.profiles.retrieve('ada')).toEqual(created)
  expect(await kernel.profiles.retrieve(created.id)).toEqual(created)
  expect((await kernel.profiles.download('ada')).status).toBe(202)
})

it('names a profile that came without a name after its id', async () => {
  const { id, name } = await kernel.profiles.create({})
  expect(name).toBe(id)
})

it('renames a profile, and its connections say the new name', async () => {
  const { id } = await connect('before')
  const renamed = await kernel.profiles.update('before', { name: 'after' })

  expect(renamed.name).toBe('after')
  expect((await kernel.auth.connections.retrieve(id)).profile_name).toBe('after')
  await expect(kernel.profiles.retrieve('before')).rejects.toThrow(NotFoundError)
})

it('refuses a name that is taken, looks like an id, or cannot stand in an address', async () => {
  await kernel.profiles.create({ name: 'taken' })
  await kernel.profiles.create({ name: 'other' })

  await expect(kernel.profiles.create({ name: 'taken' })).rejects.toThrow(ConflictError)
  await expect(kernel.profiles.update('other', { name: 'taken' })).rejects.toThrow(ConflictError)
  await expect(kernel.profiles.create({ name: 'prof_mine' })).rejects.toThrow(BadRequestError)
  await expect(kernel.profiles.create({ name: 'a b' })).rejects.toThrow(BadRequestError)
})

it('keeps a profile that connections use, and deletes it after them', async () => {
  const { id } = await connect('in-use')
  await expect(kernel.profiles.delete('in-use')).rejects.toThrow('Connections use this profile')

  await kernel.auth.connections.delete(id)
  await kernel.profiles.delete('in-use')
  await expect(kernel.profiles.retrieve('in-use')).rejects.toThrow(NotFoundError)
  await expect(kernel.profiles.delete('in-use')).rejects.toThrow(NotFoundError)
})
