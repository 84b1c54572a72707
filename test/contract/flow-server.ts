/** What a site does with a person who logs in, in the words of this suite. */
export type Behaviour =
  /** Identifier and password on one page. */
  | 'password'
  /** The same, then a one-time code. */
  | 'password-and-code'
  /** The same, then a choice of verification methods, then a code. */
  | 'choose-method'
  /** The same, then a choice of accounts. */
  | 'pick-account'
  /** Sign-in buttons of other providers beside identifier and password. */
  | 'sso-buttons'
  /** Values, then an action elsewhere, after which the flow goes on by itself; a code is offered instead. */
  | 'external-action'

/** A login somebody's server has just started, and what its person knows. */
export interface StartedLogin {
  /** Origin and prefix of the session endpoints. */
  baseUrl: string
  connectionId: string
  handoffCode: string
  identifier: string
  password: string
  /** The one-time code that is valid now. */
  code: () => Promise<string>
  /** Does what is to be done elsewhere, where the site does not play that as well. */
  approve?: () => Promise<void>
}

/** A server of the session endpoints under test. */
export interface FlowServer {
  /** Starts a login on a connection of its own. */
  startLogin(behaviour: Behaviour): Promise<StartedLogin>
  /** Starts another login on the connection of `login`. */
  startAgain(login: StartedLogin): Promise<StartedLogin>
  close(): Promise<void>
}
