// What the page and its server tell each other.

/** `expired`: it worked once, and the site asks for a login again. */
export type ConnectionState = 'not-connected' | 'signing-in' | 'connected' | 'expired'

export interface DemoAccount {
  identifier: string
  password: string
  fullName: string
  email: string
  /** Base32, for the site that asks for an authenticator code. */
  totpSecret?: string
}

export interface ConnectableSite {
  /** Names the site in every route: a demo site's name, or the address somebody typed. */
  key: string
  title: string
  domain: string
  state: ConnectionState
  /** Which demo sites belong together; demo sites only. */
  family?: string | undefined
  /** One sentence about the site; demo sites only. */
  shows?: string | undefined
  demoAccount?: DemoAccount | undefined
}

export interface Overview {
  sites: ConnectableSite[]
  /** Where the demo sites' codes can be read. Absent while the demo sites are not running. */
  outboxUrl?: string | undefined
}

/** What `<ManagedAuthLogin>` needs to show one login. */
export interface StartedLogin {
  connectionId: string
  /** Works once. */
  handoffCode: string
  /** The Managed Auth server, as the browser reaches it. */
  baseUrl: string
  /** RFC 3339. */
  flowExpiresAt: string
}

/** What an operator chooses the options of a connection from. */
export interface OperationsSettings {
  /** The Managed Auth server, as the browser reaches it. */
  managedAuthUrl: string
  proxies: { id: string; name: string }[]
  credentials: { name: string; domain: string }[]
}

/** A browser with a profile. Both addresses let whoever has them in. */
export interface AgentBrowser {
  id: string
  cdpUrl: string
  liveViewUrl?: string | undefined
  timeoutSeconds: number
}

/** Every answer outside 2xx. */
export interface Problem {
  code: string
  message: string
}
