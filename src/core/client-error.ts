import type { RequestErrorCode } from '#protocol'

/**
 * Why a request failed: a code of the server, or one of ours. `network_error`: no answer came.
 * `invalid_response`: an answer came that this contract does not know.
 */
export type ClientErrorCode =
  | RequestErrorCode
  | 'network_error'
  | 'invalid_response'
  | (string & {})

/** The one error of this room. Branch on `code`; `message` is the server's sentence or ours. */
export class ClientError extends Error {
  readonly code: ClientErrorCode
  /** HTTP status. Absent when no answer came. */
  readonly status: number | undefined
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(
    code: ClientErrorCode,
    message: string,
    details: { status?: number | undefined; retryAfterMs?: number | undefined } = {},
  ) {
    super(message)
    this.name = 'ClientError'
    this.code = code
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
  }
}

/** Whatever was thrown, as a `ClientError`. A foreign error's text may quote a request: not kept. */
export const asClientError = (cause: unknown): ClientError =>
  cause instanceof ClientError
    ? cause
    : new ClientError('network_error', 'The server could not be reached.')

/** The session is over: its token expired, or another login took its place. */
export const isSessionOver = ({ status }: ClientError): boolean => status === 401 || status === 410

/** Asking again cannot help. Timeouts, rate limits, server trouble and lost lines can pass. */
export const isFinal = ({ status }: ClientError): boolean =>
  status !== undefined &&
  status >= 400 &&
  status < 500 &&
  status !== 408 &&
  status !== 425 &&
  status !== 429
