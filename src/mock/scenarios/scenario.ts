import type { ChoiceType, DiscoveredFieldType, FieldType, MfaType } from '#protocol'
import type { Failure } from './failure.ts'

// A scenario is plain data: named pages, and on each the name of the page that follows. It says once
// what a site asks for; `wire.ts` puts that into both input shapes of the wire.

/** A value a page asks for. */
export interface AskedField {
  /** Names the value: `email`, `password`, `code`. Unique on its page. */
  ref: string
  type: FieldType
  /** The same in the words of the legacy shape. @default derived from `type` */
  legacyType?: DiscoveredFieldType | undefined
  label: string
  /** @default true */
  required?: boolean | undefined
  hint?: string | undefined
  placeholder?: string | undefined
  /** The method a code belongs to. */
  linkedMfa?: MfaType | undefined
  /** The one value the site takes. @default any */
  accepts?: string | undefined
}

/** Something a page lets a person pick instead of, or beside, its fields. */
export interface OfferedChoice<Name extends string = string> {
  /** Unique on its page. */
  id: string
  type: ChoiceType
  label: string
  description?: string | undefined
  /** For `mfa_method`: its type in the legacy shape. Two choices may share one. */
  mfa?: MfaType | undefined
  /** Where a code is sent, as the site masks it: `•••• 42`. */
  target?: string | undefined
  /** For `sso_provider`: its lower-case key. */
  provider?: string | undefined
  /** The page that follows. */
  next: Name
}

/** A page that waits: for values, for a choice, or for something done outside the browser. */
export interface OpenPage<Name extends string = string> {
  /** The wire's word for it. A newer server may use one this library does not know. */
  step: 'AWAITING_INPUT' | 'AWAITING_EXTERNAL_ACTION' | (string & {})
  fields: AskedField[]
  choices: OfferedChoice<Name>[]
  /** What to do outside the browser. */
  message?: string | undefined
  /** Where a person sees the browser, to do it there. @default nowhere */
  liveViewUrl?: string | undefined
  /** What the site says went wrong before this page was shown. */
  problem?: string | undefined
  /** What it says when a value is not the accepted one. The page is then asked again. */
  refusal: string
  /** The page that follows right values. @default none: the site works on it for ever */
  next?: Name | undefined
  /** Milliseconds until `next` follows by itself. @default never */
  doneAfterMs?: number | undefined
  /** The identity provider this page belongs to. */
  ssoProvider?: string | undefined
}

/** The end of the flow. */
export interface EndPage {
  status: 'SUCCESS' | 'FAILED' | 'EXPIRED' | 'CANCELED'
  errorCode?: string | undefined
  errorMessage?: string | undefined
  /** The site's own last words. */
  problem?: string | undefined
}

export type Page<Name extends string = string> = OpenPage<Name> | EndPage

/** A scripted site behaviour. @see defineScenario */
export interface Scenario<Name extends string = string> {
  /** One line for people, such as a story's name. */
  title: string
  /** The site that is played. @default `example.com` */
  domain?: string | undefined
  /** The page found first. */
  start: Name
  pages: { [name in Name]: Page<Name> }
  /** Milliseconds the whole flow may take. @default 20 minutes */
  flowLimitMs?: number | undefined
  /** Milliseconds each pause may take. @default 10 minutes */
  pauseLimitMs?: number | undefined
  /** Real servers speak `both` input shapes; older ones only `legacy`, without ids. @default both */
  shapes?: 'both' | 'canonical' | 'legacy' | undefined
  /** What goes wrong on the way to its server. */
  failures?: Failure<Name>[] | undefined
}

/**
 * Names the pages of a scripted login. Every `next` is checked against the pages by TypeScript.
 *
 * @example
 * const passwordThenCode = defineScenario({
 *   title: 'Password, then a code by SMS',
 *   start: 'signIn',
 *   pages: {
 *     signIn: signIn({ next: 'code' }),
 *     code: oneTimeCode({ by: 'sms', target: '•••• 42', next: 'done' }),
 *     done: success(),
 *   },
 * })
 */
export const defineScenario = <const Name extends string>(
  scenario: Omit<Scenario<Name>, 'start' | 'pages' | 'failures'> & {
    start: NoInfer<Name>
    pages: { [name in Name]: Page<NoInfer<Name>> }
    failures?: Failure<NoInfer<Name>>[] | undefined
  },
): Scenario<Name> => scenario
