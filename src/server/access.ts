/**
 * What a caller may do. Nothing goes without saying: what `allow` does not list is refused.
 *
 * - `credentials:read`: see names, sites, names of stored values, and which connections use them
 * - `credentials:write`: create, change and delete them
 * - `logins:start`: start a login on their connections, and make a connection for it
 * - `connections:read`: see how connections stand, their settings and their timeline
 * - `connections:check`: have a connection checked now
 * - `connections:write`: change settings of connections and delete them; held to one profile, only the
 *   switches and the interval, none of what decides where values are typed
 * - `recordings:read`: watch films of logins and checks
 * - `live-views:read`: get the address by which a running login is watched, and helped
 * - `providers:read`: see which external vaults there are
 * - `providers:write`: connect, test, change and disconnect them
 */
export type Permission =
  | 'credentials:read'
  | 'credentials:write'
  | 'logins:start'
  | 'connections:read'
  | 'connections:check'
  | 'connections:write'
  | 'recordings:read'
  | 'live-views:read'
  | 'providers:read'
  | 'providers:write'

/** Who asks, as your own session says it. */
export interface Access {
  allow: readonly Permission[]
  /**
   * Which things exist for the caller.
   *
   * - `{ profileName }`: the connections of one profile, and the credentials that are theirs. One
   *   profile for each of your users keeps them apart. Their credentials carry the profile's name
   *   before a slash in the API; the page sees and says the names without it.
   * - `'project'`: everything in the project. For your own administrators. External vaults belong
   *   to the whole organisation, so only this scope reaches them.
   */
  scope: 'project' | { profileName: string }
  /** Another project than the API key's own. */
  projectId?: string | undefined
}

/** As the API takes profile names: nothing in one can be mistaken for the slash behind it. */
const profileNames = /^[A-Za-z0-9._-]{1,255}$/

/** @throws {TypeError} When `authorize` answered with something that would open too much. */
export function assertAccess({ scope }: Access): void {
  if (scope === 'project' || profileNames.test(scope.profileName)) return
  throw new TypeError(
    'authorize must return a scope of "project", or a profileName of 1 to 255 letters, digits, dots, dashes or underscores.',
  )
}
