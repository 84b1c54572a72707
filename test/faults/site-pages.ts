import type { ServerResponse } from 'node:http'
import type { Session } from './fault-site.ts'

export interface AskedPage {
  response: ServerResponse
  cookies: Map<string, string>
  session: Session | undefined
  /** The fields of a form. */
  sent: URLSearchParams
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><body><h1>${title}</h1>${body}</body></html>`

const alert = (problem: string | undefined) => (problem ? `<p role="alert">${problem}</p>` : '')

export const loginPage = (problem?: string) =>
  page(
    'Sign in',
    `${alert(problem)}<form method="post" action="/login">
<label>Email <input type="email" name="email" autocomplete="username"></label>
<label>Password <input type="password" name="password" autocomplete="current-password"></label>
<button>Sign in</button></form>`,
  )

export const codePage = (problem?: string) =>
  page(
    'Check your mail',
    `${alert(problem)}<p>We sent a code to your email address.</p><form method="post" action="/code">
<label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8"></label>
<button>Continue</button></form>`,
  )

export const homePage = (session: string) =>
  page(
    'Your orders',
    `<p>Welcome back.</p><a href="/logout">Sign out</a>
<script>localStorage.setItem('token', ${JSON.stringify(session)})</script>`,
  )
