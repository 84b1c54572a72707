import type { Control, Snapshot } from '../flows/snapshot.ts'

/** A question a browser asks outside of the page. */
interface Challenge {
  /** The document that is asked for. */
  url: string
  realm: string
}

interface NameAndPassword {
  username: string
  password: string
}

/** What Chromium's network layer asks for and is told, see `Fetch.authRequired`. */
interface AuthRequired {
  request: { url: string }
  authChallenge: { source?: 'Server' | 'Proxy'; realm: string }
}
type AuthAnswer =
  | { response: 'CancelAuth' }
  | ({ response: 'ProvideCredentials' } & NameAndPassword)

/**
 * HTTP authentication (RFC 9110, section 11) of one login: a document that asks for a name and a
 * password is shown as a form with these two fields, and what is filled in goes to the server.
 */
export class BasicAuth {
  #challenge: Challenge | undefined
  #answer: (NameAndPassword & { origin: string }) | undefined

  /** Each answer is given once: a server that asks again did not take it. */
  answer({ request, authChallenge }: AuthRequired): AuthAnswer {
    const { url } = request
    const given = this.#answer
    this.#answer = undefined
    if (authChallenge.source === 'Proxy') return { response: 'CancelAuth' }
    if (given?.origin === originOf(url)) {
      this.#challenge = undefined
      return {
        response: 'ProvideCredentials',
        username: given.username,
        password: given.password,
      }
    }
    this.#challenge = { url, realm: authChallenge.realm }
    return { response: 'CancelAuth' }
  }

  /** What to tell the server at its next question, asked by the page at `url`. */
  prepare(url: string, given: NameAndPassword): void {
    this.#answer = { origin: originOf(url), ...given }
  }

  /** The page as a person sees it: with the window in which the browser asks. */
  show(snapshot: Snapshot): Snapshot {
    if (!this.#challenge || !this.isAsking(snapshot.url, snapshot.status)) return snapshot
    const { url, realm } = this.#challenge
    return { ...snapshot, url, busy: false, controls: controlsOf(url, realm), httpAuth: { realm } }
  }

  /**
   * Whether the window waits for a name and a password. A refusal without any text leaves the
   * browser's own error page behind.
   */
  isAsking(url: string, status = 401): boolean {
    if (!this.#challenge) return false
    if (url.startsWith('chrome-error:')) return true
    return status === 401 && originOf(url) === originOf(this.#challenge.url)
  }

  /** The address to ask for again. */
  get url(): string | undefined {
    return this.#challenge?.url
  }
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : '')

/** In the order of `controlsOf`. */
export const basicAuthNodes = { username: 0, password: 1 }

const controlsOf = (url: string, realm: string): Control[] =>
  [
    { kind: 'input' as const, type: 'text', name: 'username', label: 'Username' },
    { kind: 'input' as const, type: 'password', name: 'password', label: 'Password' },
    { kind: 'button' as const, type: 'submit', name: '', label: 'Log in' },
  ].map((what, node) => ({
    ...what,
    node,
    id: '',
    autocomplete: what.type === 'text' ? ['username'] : [],
    inputMode: '',
    maxLength: undefined,
    placeholder: '',
    description: what.kind === 'input' ? realm : '',
    heading: '',
    lines: [],
    href: '',
    role: '',
    className: '',
    required: what.kind === 'input',
    disabled: false,
    invalid: false,
    filled: false,
    checked: false,
    visible: true,
    inViewport: true,
    form: 0,
    dialog: undefined,
    path: `0/${node}`,
    box: { x: 0, y: 40 * node, width: 200, height: 32 },
    frame: 0,
    host: new URL(url).host,
    selector: what.name && `input[name="${what.name}"]`,
    xpath: what.name && `//input[@name="${what.name}"]`,
  }))
