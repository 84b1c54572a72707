import type { CredentialText } from '../../text/credentials/en.ts'
import type { Wrong } from './credential-draft.ts'

/** What a person reads below an input that is wrong. */
export const faultWords = (wrong: Wrong | undefined, text: CredentialText): string =>
  ({
    required: text.required,
    badDomain: text.badDomain,
    nothingEntered: text.nothingEntered,
    valueTwice: text.valueTwice,
    nameTaken: text.nameTaken,
    invalid: text.keyInvalid,
    unsupported: text.keyUnsupported,
  })[wrong ?? 'invalid']
