import { APIConnectionError, APIError } from '@onkernel/sdk'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A refusal the page can show as it is. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Says what went wrong in words for the page; keeps the server's own code and sentence. */
export const toAppError = (error: unknown, managedAuthUrl: string): AppError => {
  if (error instanceof AppError) return error
  if (error instanceof APIConnectionError) {
    return new AppError(
      503,
      'managed_auth_unreachable',
      `Managed Auth does not answer at ${managedAuthUrl}. Start it with "npm run backend".`,
    )
  }
  if (error instanceof APIError && error.status === 401) {
    return new AppError(
      502,
      'api_key_refused',
      'Managed Auth refused the API key. Set MANAGED_AUTH_API_KEY to a key of this server.',
    )
  }
  if (error instanceof APIError) {
    const { code, message } = error.error as Partial<AppError>
    return new AppError(
      statusOf(error),
      code ?? 'managed_auth_error',
      message ?? 'Managed Auth answered with an error.',
    )
  }
  return new AppError(500, 'internal_error', 'Something went wrong here. Try again.')
}

/** What the caller did wrong stays a 4xx; trouble of the server behind us is a bad gateway. */
const statusOf = ({ status }: APIError): ContentfulStatusCode => {
  const passed = [400, 404, 409, 410, 429] as const
  return passed.find((known) => known === status) ?? 502
}
