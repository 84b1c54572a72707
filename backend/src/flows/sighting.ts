import type { ChoiceType, DiscoveredFieldType, FieldType, MfaType } from '@managed-auth/protocol'

/** A control of the snapshot the sighting was made from (`Control.node`). */
export type Target = number

/** A verdict on a page, with the names of the signs that led to it (no page text, no values). */
export type Sighting =
  | InputSighting
  | ExternalSighting
  | BlockedSighting
  /** A page with a way to the login: a link, a button that opens a dialog. */
  | {
      kind: 'landing'
      entrance: Target
      /** What the site says meanwhile, such as that a session has run out. */
      problem?: string | undefined
      evidence: string[]
    }
  /**
   * `certain` is false when the login form only went away and nothing on the page says that
   * somebody is signed in: ask for a second sign, such as something newly stored.
   */
  | { kind: 'signed-in'; certain: boolean; evidence: string[] }
  /** Nothing understood. `problem` is what the site says, if it says something. */
  | { kind: 'unclear'; problem: string | undefined; evidence: string[] }

/** A page that asks for values, offers choices, or both. */
export interface InputSighting {
  kind: 'input'
  form: 'login' | 'code' | 'choices'
  fields: SeenField[]
  choices: SeenChoice[]
  /**
   * What sends the fields; without it the Enter key in the last field does. With choices: what
   * is pressed after the choice (a list of radio buttons); without it the choice acts by itself.
   */
  submit: Target | undefined
  /** What the site says went wrong, in its own words. */
  problem: string | undefined
  evidence: string[]
}

/** Something is to be done outside of this browser; the site goes on by itself when it is done. */
export interface ExternalSighting {
  kind: 'external'
  /** An approval on another device, a link in a mail, a key to hold to the machine. */
  means: 'push' | 'mail_link' | 'security_key'
  /** What to do, in the site's own words, with the number to compare when it shows one. */
  message: string
  /** What can be typed here instead, such as the code of the same mail. */
  fields: SeenField[]
  /** Other ways, and switches to them. */
  choices: SeenChoice[]
  submit: Target | undefined
  problem: string | undefined
  evidence: string[]
}

/** Nobody gets in this way now. */
export interface BlockedSighting {
  kind: 'blocked'
  reason:
    | 'captcha'
    | 'bot_wall'
    | 'passkey_only'
    | 'certificate_only'
    | 'rate_limited'
    | 'site_error'
  /** What the site says about it. */
  problem: string | undefined
  evidence: string[]
}

export interface SeenField {
  /** The value's name for storage: `email`, `username`, `password`, `code`, or the site's own name. */
  ref: string
  type: FieldType
  /** The same in the words of the legacy shape. */
  legacyType: DiscoveredFieldType
  label: string
  required: boolean
  hint: string | undefined
  /** Of a list: what it can be set to; the value is one of these. */
  options?: string[] | undefined
  placeholder: string | undefined
  /** The method a code belongs to, when the page says so. */
  linkedMfa: MfaType | undefined
  selector: string
  target: Target
}

export interface SeenChoice {
  type: ChoiceType
  label: string
  description: string | undefined
  /** For verification methods. */
  mfa: MfaType | undefined
  /** `•••• 42`, `a•••@example.com`: where the site sends the code, as the site masks it. */
  maskedTarget: string | undefined
  /** For sign-in buttons: lower-case key of the provider. */
  provider: string | undefined
  selector: string
  target: Target
}
