import { FlowError } from '../errors.ts'
import { BrowserError } from '../login-page.ts'
import type { FlowFailureCode } from '../records.ts'
import { FlowEnd } from './flow-end.ts'

/** What a login that failed tells whoever waits for it. */
export interface Failure {
  code: FlowFailureCode
  message: string
  /** What the site said, if it said something. */
  websiteError?: string | undefined
}

/** Nothing is wrong with the login: what it needs of the vault cannot be had now. */
const isOfVault = (
  error: unknown,
): error is FlowError & { code: 'audit_unavailable' | 'vault_unavailable' } =>
  error instanceof FlowError &&
  (error.code === 'audit_unavailable' || error.code === 'vault_unavailable')

/** Errors nobody thought of may quote what they were given: nothing of them is told. */
export function failureOf(error: unknown): Failure {
  const websiteError = error instanceof FlowEnd ? error.websiteError : undefined
  if (error instanceof FlowEnd || error instanceof BrowserError || isOfVault(error)) {
    return { code: error.code, message: error.message, websiteError }
  }
  const message = 'The login ended unexpectedly. Start it again.'
  return { code: 'browser_error', message, websiteError }
}
