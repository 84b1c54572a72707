import type { MfaType } from '#protocol'

/** How an option or a field is answered on the wire. Read by `answer.ts` only. */
export type Address<Mode extends string> = { mode: Mode; value: string }

/** A value the site asks for, in one vocabulary for both wire shapes. */
export interface StepField {
  /** Unique in its step; the key of `submit(values)`. */
  key: string
  /** What the value is called for storage; the same on later pages of the site. */
  name: string
  type: 'identifier' | 'password' | 'code' | 'totp-code' | 'totp-secret' | 'text'
  /** How the value looks, for keyboards and password managers. */
  format: 'text' | 'email' | 'tel' | 'url' | 'number'
  /** The site's own words. Text, never markup. */
  label: string | undefined
  placeholder: string | undefined
  hint: string | undefined
  required: boolean
  /** Forget it once it was sent, never prefill it. */
  secret: boolean
  /** The verification method this value belongs to. */
  method: MfaType | (string & {}) | undefined
  address: Address<'field_values' | 'fields'>
}

/** Something a person may pick instead of, or before, filling in values. */
export interface StepOption {
  /** Unique in its step. */
  key: string
  kind: 'sso' | 'mfa' | 'account' | 'sign-in' | 'other'
  /** The site's own words. */
  label: string
  description: string | undefined
  /** `mfa`: the method. `switch` names none: "try another way". */
  method: MfaType | (string & {}) | undefined
  /** `sso`: a lower-case key such as `google`. */
  provider: string | undefined
  address: Address<
    | 'selected_choice_id'
    | 'mfa_option_id'
    | 'sso_button_selector'
    | 'sso_provider'
    | 'sign_in_option_id'
  >
}

/** What both kinds of pause have in common. */
export interface Pause {
  /** Changes with every pause of the flow. */
  id: string
  fields: StepField[]
  /** Those that name no method of their own ("try another way") come last. */
  options: StepOption[]
  /** What the site displayed, such as "Incorrect password". */
  problem: string | undefined
  /** The field that `problem` is about, by its key; `undefined` when it is about several, or none. */
  problemKey: string | undefined
  /** Sent with the answer, so that a late one is refused. */
  interactionId: string | undefined
}

/** Why a flow ended, as far as the server says. */
export interface Reason {
  code: string | undefined
  /** A sentence of the server, else of the site. */
  message: string | undefined
}

/**
 * What the flow needs next.
 *
 * - `prime`: the person has not yet agreed to connect the account.
 * - `discovering`, `submitting`: the server is at work.
 * - `input`: values or a choice are needed. `external-action`: something elsewhere is.
 * - `success`, `failed`, `expired`, `canceled`: over.
 * - `unknown`: a newer server says something this version does not know.
 */
export type Step =
  | { kind: 'prime'; domain: string }
  | { kind: 'discovering' }
  | ({ kind: 'input' } & Pause)
  | ({ kind: 'external-action'; message: string | undefined } & Pause)
  | { kind: 'submitting' }
  | { kind: 'success' }
  | ({ kind: 'failed' } & Reason)
  | ({ kind: 'expired' } & Reason)
  | ({ kind: 'canceled' } & Reason)
  | { kind: 'unknown'; seen: string }

export type StepKind = Step['kind']
export type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>
/** A step that can be answered. */
export type PauseStep = StepOf<'input' | 'external-action'>
