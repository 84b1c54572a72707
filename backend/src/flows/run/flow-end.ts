import type { FlowErrorCode } from '@managed-auth/protocol'

/** The flow cannot go on. `message` is for the customer's logs: no page text, no values. */
export class FlowEnd extends Error {
  override readonly name = 'FlowEnd'
  readonly code: FlowErrorCode
  /** What the site itself says, if it says something. */
  readonly websiteError: string | undefined

  constructor(code: FlowErrorCode, message: string, websiteError?: string) {
    super(message)
    this.code = code
    this.websiteError = websiteError
  }
}

/** The flow was ended from elsewhere: nothing is left to say about it. */
export class FlowAborted extends Error {
  override readonly name = 'FlowAborted'
}
