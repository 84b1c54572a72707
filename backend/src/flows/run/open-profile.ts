import { allowedHosts } from '../allowed-hosts.ts'
import { type OpenedProfile, openKept } from '../keep-profile.ts'
import type { Browsers, LoginPage } from '../login-page.ts'
import type { Store, Vault } from '../ports.ts'
import { isPublicHost, type Resolve } from '../private-network.ts'
import type { Upstream } from '../proxies/ports.ts'
import type { Film } from '../recordings/film.ts'
import type { Connection } from '../records.ts'

export interface ProfileDeps {
  store: Store
  vault: Vault
  browsers: Browsers
  resolve: Resolve
  allowPrivateNetwork: boolean
}

export interface Way {
  /** What opens the profile, by id, for the audit log. */
  actor: string
  /** The proxy it goes out by. @default none */
  upstream: Upstream | undefined
  /** Takes what its pages look like. @default nothing is recorded */
  film?: Film | undefined
  /** What it begins with instead of what is saved. */
  from?: OpenedProfile | undefined
}

/** A browser that is being opened for a connection. */
export interface OpeningProfile {
  page: Promise<LoginPage>
  /** What it begins with; what it leaves is saved upon that. */
  began: OpenedProfile
  /** It begins with a saved profile: somebody may be logged in already. */
  hasSavedState: boolean
}

/**
 * Opens a browser of its own on a connection's profile, within the hosts it allows.
 */
export async function openProfile(
  deps: ProfileDeps,
  connection: Connection,
  { actor, upstream, film, from }: Way,
): Promise<OpeningProfile> {
  const { browsers, resolve, allowPrivateNetwork } = deps
  const began = from ?? (await openKept(deps, connection, actor))
  const { state } = began
  const isAllowedHost = allowedHosts(connection.domain, connection.allowedDomains)
  const page = browsers.open({
    ...(state && { state }),
    upstream,
    ...(film && { onFrame: (frame) => film.take(frame) }),
    allowsHost: async (host) =>
      isAllowedHost(host) && (allowPrivateNetwork || (await isPublicHost(host, resolve))),
  })
  return { page, began, hasSavedState: state !== undefined }
}
