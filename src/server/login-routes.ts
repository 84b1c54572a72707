import {
  type Credential,
  loginResponseSchema,
  type ManagedAuth,
  managedAuthSchema,
  type StartedLogin,
  type StartLogin,
  startLoginSchema,
} from '#protocol'
import type { Api } from './api.ts'
import { Refusal, refuse } from './refusal.ts'
import { type Asked, checked, type Handle } from './route.ts'

/** Finds or makes the connection, links the credential if one is named, and starts a login. */
export const startLogin: Handle = async (asked) => {
  const { api, scope, body } = asked
  const wanted = checked(startLoginSchema, body)
  const credential =
    wanted.credential_id === undefined ? undefined : await scope.credential(wanted.credential_id)
  const connection =
    wanted.connection_id === undefined
      ? await connectionTo(asked, wanted, credential)
      : await scope.connection(wanted.connection_id)
  assertForSite(credential, connection.domain)
  const path = `/auth/connections/${encodeURIComponent(connection.id)}`
  if (credential && connection.credential?.name !== credential.name) {
    await api.write('PATCH', path, { credential: { name: credential.name } }, managedAuthSchema)
  }
  const login = await api.write('POST', `${path}/login`, {}, loginResponseSchema)
  if (login.handoff_code === undefined) {
    throw new Refusal('internal_error', 'Managed Auth started a login without a code.', 502)
  }
  const started: StartedLogin = {
    connection_id: connection.id,
    handoff_code: login.handoff_code,
    flow_expires_at: login.flow_expires_at,
  }
  return { status: 201, body: started }
}

/** The connection there is for the domain on the caller's profile, or a new one. */
async function connectionTo(
  { api, access }: Asked,
  { domain: typed, login_url, profile_name }: StartLogin,
  credential: Credential | undefined,
): Promise<ManagedAuth> {
  const profile = access.scope === 'project' ? profile_name : access.scope.profileName
  if (!typed) throw refuse('invalid_input', 'Send connection_id or domain.')
  const domain = hostOf(typed)
  assertForSite(credential, domain)
  if (!profile) throw refuse('invalid_input', 'Send profile_name beside domain.')
  const existing = await find(api, domain, profile)
  if (existing) return existing
  const sent = {
    domain,
    profile_name: profile,
    ...(login_url !== undefined && { login_url }),
    ...(credential && { credential: { name: credential.name } }),
  }
  try {
    return await api.write('POST', '/auth/connections', sent, managedAuthSchema)
  } catch (error) {
    // Somebody was faster, or the request came twice: that connection is this one.
    const made =
      error instanceof Refusal && error.code === 'conflict' && (await find(api, domain, profile))
    if (made) return made
    throw error
  }
}

/** As the API keeps it: lower case, without scheme and path. What is no address it refuses itself. */
function hostOf(typed: string): string {
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  return URL.canParse(address) ? new URL(address).host : typed
}

/**
 * Values that nobody can read must not be typed wherever somebody likes: whoever holds a session of
 * this app for a minute would learn them from a login page of their own.
 */
function assertForSite(credential: Credential | undefined, domain: string): void {
  if (!credential || domain === credential.domain) return
  if (domain.endsWith(`.${credential.domain}`)) return
  throw refuse('invalid_input', 'This credential is for another site.')
}

async function find(api: Api, domain: string, profile: string): Promise<ManagedAuth | undefined> {
  const query = { domain, profile_name: profile, limit: '1' }
  return (await api.page('/auth/connections', query, managedAuthSchema)).items[0]
}
