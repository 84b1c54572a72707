import {
  createCredentialProviderSchema,
  credentialProviderSchema,
  credentialProviderTestResultSchema,
  updateCredentialProviderSchema,
} from '#protocol'
import { checked, type Handle, paging } from './route.ts'

const root = '/org/credential_providers'
const pathOf = (id: string) => `${root}/${encodeURIComponent(id)}`

export const listProviders: Handle = async ({ api, search }) => {
  const { limit, offset } = paging(search)
  const asked = { limit: String(limit), offset: String(offset) }
  return { status: 200, page: await api.page(root, asked, credentialProviderSchema) }
}

export const createProvider: Handle = async ({ api, body }) => {
  const sent = checked(createCredentialProviderSchema, body)
  return { status: 201, body: await api.write('POST', root, sent, credentialProviderSchema) }
}

export const updateProvider: Handle = async ({ api, id, body }) => {
  const sent = checked(updateCredentialProviderSchema, body)
  return { status: 200, body: await api.write('PATCH', pathOf(id), sent, credentialProviderSchema) }
}

export const removeProvider: Handle = async ({ api, id }) => {
  await api.remove(pathOf(id))
  return { status: 204 }
}

export const testProvider: Handle = async ({ api, id }) => ({
  status: 200,
  body: await api.write('POST', `${pathOf(id)}/test`, {}, credentialProviderTestResultSchema),
})
