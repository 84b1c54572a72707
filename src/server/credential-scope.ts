import { type Credential, credentialSchema, type ManagedAuth, managedAuthSchema } from '#protocol'
import type { Access } from './access.ts'
import type { Api } from './api.ts'
import { refuse } from './refusal.ts'

/** Which of a project's credentials and connections exist for one caller. */
export interface CredentialScope {
  /** The credential by id, as the API names it. `not_found` when it is not theirs. */
  credential(id: string): Promise<Credential>
  /** As `credential`, for a connection. */
  connection(id: string): Promise<ManagedAuth>
  /** All of theirs, for scopes that the API has no filter for. */
  credentials(): Promise<Credential[]>
  /** The name the API knows, for one that the page said. */
  stored(name: string): string
  /** The record as the page may see it. */
  shown(credential: Credential): Credential
}

/** More than one person keeps. */
const mostOfOneProfile = 1_000

export function createScope(api: Api, { scope }: Access): CredentialScope {
  return scope === 'project' ? wholeProject(api) : oneProfile(api, scope.profileName)
}

const credentialPath = (idOrName: string) => `/credentials/${encodeURIComponent(idOrName)}`
const connectionPath = (id: string) => `/auth/connections/${encodeURIComponent(id)}`

const wholeProject = (api: Api): CredentialScope => ({
  credential: (id) => api.read(credentialPath(id), credentialSchema),
  connection: (id) => api.read(connectionPath(id), managedAuthSchema),
  async credentials() {
    return (await api.all('/credentials', {}, credentialSchema, mostOfOneProfile)).items
  },
  stored: (name) => name,
  shown: (credential) => withoutCode(credential, credential.name),
})

function oneProfile(api: Api, profileName: string): CredentialScope {
  const prefix = `${profileName}/`

  /** What logins of this profile saved: the API names it `<profile>-<domain>`, numbered when taken. */
  const isSaved = ({ name }: Credential, connections: ManagedAuth[]) =>
    connections.some(({ credential, domain }) => {
      const usual = `${profileName}-${domain}`
      if (credential?.name !== name || !name.startsWith(usual)) return false
      return /^(-\d+)?$/.test(name.slice(usual.length))
    })

  const ownConnections = (domain?: string) =>
    api.all(
      '/auth/connections',
      { profile_name: profileName, domain },
      managedAuthSchema,
      mostOfOneProfile,
    )

  return {
    async credential(id) {
      const found = await api.read(credentialPath(id), credentialSchema)
      if (found.name.startsWith(prefix)) return found
      const { items } = await ownConnections(found.domain)
      if (isSaved(found, items)) return found
      throw notFound('credential')
    },
    async connection(id) {
      const found = await api.read(connectionPath(id), managedAuthSchema)
      if (found.profile_name === profileName) return found
      throw notFound('connection')
    },
    async credentials() {
      const named = (query: string) =>
        api.all('/credentials', { query }, credentialSchema, mostOfOneProfile)
      const [own, saved, connections] = await Promise.all([
        named(prefix),
        named(`${profileName}-`),
        ownConnections(),
      ])
      return [
        // The API finds the words anywhere in a name.
        ...own.items.filter(({ name }) => name.startsWith(prefix)),
        ...saved.items.filter((credential) => isSaved(credential, connections.items)),
      ]
    },
    stored: (name) => prefix + name,
    shown: (credential) =>
      withoutCode(
        credential,
        credential.name.startsWith(prefix) ? credential.name.slice(prefix.length) : credential.name,
      ),
  }
}

/** The page makes codes from a key while it is typed; afterwards they are nobody's to see there. */
function withoutCode(credential: Credential, name: string): Credential {
  const { totp_code: _code, totp_code_expires_at: _expiry, ...record } = credential
  return { ...record, name }
}

/** The words for something that is another's are those for something that is not there. */
const notFound = (what: string) => refuse('not_found', `There is no such ${what}.`)
