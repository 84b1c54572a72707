import { isIdentityProvider } from '../allowed-hosts.ts'

/** The way of one login through an identity provider, from the press on its button. */
export class ProviderSignIn {
  readonly #isOwnHost: (host: string) => boolean
  readonly #hosts = new Set<string>()
  #provider: string | undefined
  #fromHost: string | undefined

  /** @param isOwnHost - Whether a host is the site's, whose login this is. */
  constructor(isOwnHost: (host: string) => boolean) {
    this.#isOwnHost = isOwnHost
  }

  /** The provider's key, once its button was pressed. */
  get provider(): string | undefined {
    return this.#provider
  }

  /** @param from - The page the button stands on. */
  begin(provider: string, from: string): void {
    this.#provider = provider
    this.#fromHost = new URL(from).hostname
    this.#hosts.clear()
  }

  /**
   * Whether a page is the provider's. Nobody has arrived there, whatever it shows. The first
   * foreign host is the provider's; the site may end on one more of its own.
   */
  isAt(pageUrl: string): boolean {
    if (this.#provider === undefined) return false
    const { hostname } = new URL(pageUrl)
    if (hostname === '' || hostname === this.#fromHost || this.#isOwnHost(hostname)) return false
    if (this.#hosts.size === 0) this.#hosts.add(hostname)
    return this.#hosts.has(hostname) || isIdentityProvider(hostname)
  }
}
