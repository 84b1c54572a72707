import { type RequestErrorCode, requestErrorCodes } from '#protocol'

/** Why a request is answered outside 2xx. Its sentence goes to the page: no value stands in it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly status: number
  /** Seconds, or an HTTP date, as the API said it. */
  readonly retryAfter: string | null

  constructor(code: string, message: string, status: number, retryAfter: string | null = null) {
    super(message)
    this.code = code
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** A refusal of this room, with the status its code has everywhere. */
export const refuse = (code: RequestErrorCode, message: string): Refusal =>
  new Refusal(code, message, requestErrorCodes[code])
