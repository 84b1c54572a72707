import {
  type Credential,
  type CredentialUse,
  createCredentialSchema,
  credentialSchema,
  credentialUseSchema,
  type ManagedAuth,
  managedAuthSchema,
  updateCredentialSchema,
} from '#protocol'
import type { Page } from './api.ts'
import { checked, type Handle, paging } from './route.ts'

/** More connections than this are not looked through for one credential. */
const mostConnections = 2_000

export const listCredentials: Handle = async ({ api, access, scope, search }) => {
  const { limit, offset } = paging(search)
  const query = search.get('query') ?? undefined
  const domain = search.get('domain') ?? undefined
  if (access.scope === 'project') {
    const asked = { query, domain, limit: String(limit), offset: String(offset) }
    const page = await api.page('/credentials', asked, credentialSchema)
    return { status: 200, page: { ...page, items: page.items.map(scope.shown) } }
  }
  const all = (await scope.credentials()).map(scope.shown)
  const found = all.filter(
    (credential) =>
      (domain === undefined || credential.domain === domain) &&
      (query === undefined || matches(credential, query)),
  )
  const end = offset + limit
  const nextOffset = end < found.length ? end : undefined
  return { status: 200, page: { items: found.slice(offset, end), nextOffset } }
}

/** As the API itself looks: wire protocol 5. */
function matches({ id, name, domain }: Credential, query: string): boolean {
  const words = query.toLowerCase()
  return id === query || name.toLowerCase().includes(words) || domain.toLowerCase().includes(words)
}

export const createCredential: Handle = async ({ api, scope, body }) => {
  const { name, ...rest } = checked(createCredentialSchema, body)
  const sent = { ...rest, name: scope.stored(name) }
  return shown(scope, await api.write('POST', '/credentials', sent, credentialSchema), 201)
}

export const retrieveCredential: Handle = async ({ scope, id }) =>
  shown(scope, await scope.credential(id), 200)

export const updateCredential: Handle = async ({ api, scope, id, body }) => {
  const { name, ...rest } = checked(updateCredentialSchema, body)
  const found = await scope.credential(id)
  // A name that stays as it was shown is no wish for another: one saved by a login has no prefix.
  const renamed = name !== undefined && name !== scope.shown(found).name
  const sent = { ...rest, ...(renamed && { name: scope.stored(name) }) }
  const path = `/credentials/${encodeURIComponent(found.id)}`
  return shown(scope, await api.write('PATCH', path, sent, credentialSchema), 200)
}

export const removeCredential: Handle = async ({ api, scope, id }) => {
  const found = await scope.credential(id)
  await api.remove(`/credentials/${encodeURIComponent(found.id)}`)
  return { status: 204 }
}

export const listUses: Handle = async ({ api, access, scope, id }) => {
  const found = await scope.credential(id)
  const mine = access.scope === 'project' ? {} : { profile_name: access.scope.profileName }
  const connections = await api.all('/auth/connections', mine, managedAuthSchema, mostConnections)
  const items = connections.items.filter((one) => one.credential?.name === found.name).map(useOf)
  const page: Page<CredentialUse> = { items, nextOffset: connections.nextOffset }
  return { status: 200, page }
}

const useOf = (connection: ManagedAuth): CredentialUse => credentialUseSchema.parse(connection)

const shown = (
  scope: { shown(credential: Credential): Credential },
  credential: Credential,
  status: number,
) => ({ status, body: scope.shown(credential) })
