import { createManagedAuthHandler } from '@managed-auth/react/server'

export interface CredentialHandlers {
  /** For our users: each sees what is on their own profile. */
  own: (request: Request) => Promise<Response>
  /** For our administrators: the external vaults of the organisation. */
  vaults: (request: Request) => Promise<Response>
}

/**
 * What the credential components ask, answered here so that the API key stays here. An app with users
 * would look at its own session in `authorize`; this one has only the demo user, who may do both.
 */
export const createCredentialHandlers = (options: {
  apiKey: string
  managedAuthUrl: string
  profileName: string
}): CredentialHandlers => {
  const { apiKey, managedAuthUrl: baseUrl, profileName } = options
  return {
    own: createManagedAuthHandler({
      ...{ apiKey, baseUrl },
      prefix: '/api/managed-auth',
      authorize: () => ({
        allow: ['credentials:read', 'credentials:write', 'logins:start'],
        scope: { profileName },
      }),
    }),
    vaults: createManagedAuthHandler({
      ...{ apiKey, baseUrl },
      prefix: '/api/administration',
      authorize: () => ({ allow: ['providers:read', 'providers:write'], scope: 'project' }),
    }),
  }
}
