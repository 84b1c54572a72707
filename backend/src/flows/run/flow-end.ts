import type { FlowErrorCode } from '@managed-auth/protocol'
import { type Conceal, concealed } from './conceal.ts'

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

  /** The same end without what was typed: sites repeat it in what they say, and in host names. */
  conceal(conceal: Conceal): FlowEnd {
    const { code, message, websiteError } = this
    return new FlowEnd(
      code,
      conceal(message) ?? concealed,
      websiteError === undefined ? undefined : conceal(websiteError),
    )
  }
}

/** The flow was ended from elsewhere: nothing is left to say about it. */
export class FlowAborted extends Error {
  override readonly name = 'FlowAborted'
}
