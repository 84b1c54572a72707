/** Addresses of the hosts a case plays with; each ends without a slash. */
export interface PhishingHosts {
  /** `https://bank.example:4433` for a host. */
  at(host: string): string
  /** The same host without TLS, on a port that counts as the thief's. */
  plainAt(host: string): string
}

/** One way to get at a password that is typed. */
export interface PhishingCase {
  name: string
  /** One sentence: what the page does. */
  shows: string
  /** The `domain` of the connection, without port. @default bank.example */
  domain?: string
  /** The page the login begins at, by path on the connection's own host. */
  page(hosts: PhishingHosts): string | { redirect: string }
  /** `SUCCESS` where the theft stands beside a login that works, else the `error_code`. */
  ends: 'SUCCESS' | 'domain_not_allowed' | 'website_error'
}

/** The host all thefts lead to, unless their point is another one. */
export const thief = 'evil.example'

/** A login form; `script` runs behind it and knows it as `form`. */
export const loginForm = (attributes: string, script = ''): string => `<!doctype html>
<title>Bank</title><h1>Log in</h1>
<form ${attributes}>
  <label>E-mail <input type="email" name="email" autocomplete="username"></label>
  <label>Password <input type="password" name="password" autocomplete="current-password"></label>
  <button>Log in</button>
</form>
<script>
  const form = document.forms[0]
  const password = form?.elements.password
  ${script}
</script>`

/** The form of the bank itself, which lets in. */
export const honestForm = (script = ''): string =>
  loginForm('method="post" action="/login"', script)
