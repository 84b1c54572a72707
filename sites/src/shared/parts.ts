import { html } from 'hono/html'
import type { Markup } from './page.ts'

// Pieces of pages that most sites have in common.

/** The site's words about what went wrong, above the form; nothing when nothing did. */
export const problemBox = (problem?: string): Markup =>
  problem ? html`<p class="problem" role="alert">${problem}</p>` : html``

export interface FieldProps {
  label: string
  name: string
  /** @default text */
  type?: string
  autocomplete?: string
  value?: string | undefined
}

export const field = ({ label, name, type = 'text', autocomplete, value = '' }: FieldProps) =>
  html`<label>${label} <input name="${name}" type="${type}" ${autocomplete ? html`autocomplete="${autocomplete}"` : ''} value="${value}" required></label>`

export const emailField = (value = '', label = 'E-mail') =>
  field({ label, name: 'email', type: 'email', autocomplete: 'username', value })

export const passwordField = (label = 'Password') =>
  field({ label, name: 'password', type: 'password', autocomplete: 'current-password' })

export const go = (label: string) => html`<button class="go" type="submit">${label}</button>`

interface LoginForm {
  /** @default /login */
  action?: string
  email?: string
  problem?: string | undefined
  /** @default Sign in */
  button?: string
}

/** E-mail and password, one below the other, posted: the plainest login there is. */
export const loginForm = ({
  action = '/login',
  email,
  problem,
  button = 'Sign in',
}: LoginForm = {}) =>
  html`${problemBox(problem)}<form method="post" action="${action}">${emailField(email)}${passwordField()}${go(button)}</form>`
