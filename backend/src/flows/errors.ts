import { type RequestErrorCode, requestErrorCodes } from '@managed-auth/protocol'

/**
 * A request that is refused. `message` says what to do next and holds ids and codes, never values.
 * A refusal that stays the same however often it is sent is not a 409 without need: the official
 * SDK repeats those.
 */
export class FlowError extends Error {
  override readonly name = 'FlowError'
  readonly code: RequestErrorCode
  readonly details: { code: string; message: string }[] | undefined
  /** On `conflict`: what is there already. */
  readonly existingId: string | undefined

  constructor(
    code: RequestErrorCode,
    message: string,
    more: { details?: { code: string; message: string }[]; existingId?: string } = {},
  ) {
    super(message)
    this.code = code
    this.details = more.details
    this.existingId = more.existingId
  }

  get status(): number {
    return requestErrorCodes[this.code]
  }
}
