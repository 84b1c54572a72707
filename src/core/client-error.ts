import type { RequestErrorCode } from '#protocol'

/**
 * Why a request failed: a code of the server, or one of ours. `network_error`: no answer came.
 * `invalid_response`: an answer came that this contract does not know. `sealing_failed`: the server
 * wants answers sealed, and this browser cannot; nothing was sent.
 */
export type ClientErrorCode =
  | RequestErrorCode
  | 'network_error'
  | 'invalid_response'
  | 'sealing_failed'
  | (string & {})

interface Details {
  /** HTTP status. Absent when no answer came. */
  status?: number | undefined
  /** How long the server asked to be left alone, in milliseconds. */
  retryAfterMs?: number | undefined
}

/** The one error of this room. Branch on `code`; `message` is the server's sentence or ours. */
export class ClientError extends Error {
  declare readonly code: ClientErrorCode
  /** HTTP status. Absent when no answer came. */
  readonly status: number | undefined
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined

  /** @param message - @default a sentence with the code */
  constructor(code: ClientErrorCode, message?: string, details?: Details) {
    super(message ?? `The request to the server failed: ${code}.`)
    Object.assign(this, { name: 'ClientError', code }, details)
  }
}

/** Whatever was thrown, as a `ClientError`. A foreign error's text may quote a request: not kept. */
export const asClientError = (cause: unknown): ClientError =>
  cause instanceof ClientError ? cause : new ClientError('network_error')

/** The session is over: its token expired, or another login took its place. */
export const isSessionOver = ({ status }: ClientError): boolean => status === 401 || status === 410

/** Asking again cannot help. Timeouts, rate limits, server trouble and lost lines can pass. */
export const isFinal = (cause: unknown): boolean =>
  /^4(?!08|25|29)/.test(`${asClientError(cause).status}`)
