import type { FlowErrorCode, MfaType } from '#protocol'
import type { AskedField, EndPage, OfferedChoice, OpenPage } from './scenario.ts'

/** What the ready-made scenarios take as right. */
export const mockAccount = {
  email: 'ada@example.com',
  password: 'correct-horse-9',
  code: '246810',
} as const

const wrongPassword = 'The email or password is incorrect.'
const wrongCode = 'That code is not valid. Try again.'

/** A field for the email of `mockAccount`. */
export const emailField: AskedField = {
  ref: 'email',
  type: 'identifier',
  label: 'Email',
  accepts: mockAccount.email,
}
/** A field for its password. */
export const passwordField: AskedField = {
  ref: 'password',
  type: 'password',
  label: 'Password',
  accepts: mockAccount.password,
}

interface Asking<Name extends string> {
  /** The page that follows. */
  next: Name
  /** What the site already complains about. */
  problem?: string | undefined
  /** Beside the fields: sign-in buttons, other methods. @default none */
  choices?: OfferedChoice<Name>[] | undefined
  ssoProvider?: string | undefined
}

/** Any page that asks: the general form of the verbs below. */
export const ask = <const Name extends string>(page: {
  fields?: AskedField[] | undefined
  choices?: OfferedChoice<Name>[] | undefined
  next?: Name | undefined
  problem?: string | undefined
  /** @default a sentence about an incorrect value */
  refusal?: string | undefined
  ssoProvider?: string | undefined
}): OpenPage<Name> => ({
  ...page,
  step: 'AWAITING_INPUT',
  fields: page.fields ?? [],
  choices: page.choices ?? [],
  refusal: page.refusal ?? 'That value is not correct.',
})

/**
 * Email and password on one page.
 *
 * @param page.takes - `anything` goes on to the next page whatever was typed. @default `mockAccount`
 */
export const signIn = <const Name extends string>(
  page: Asking<Name> & { takes?: 'mockAccount' | 'anything' | undefined },
): OpenPage<Name> => {
  const { takes = 'mockAccount', ...rest } = page
  const fields = [emailField, passwordField]
  return ask({
    ...rest,
    fields:
      takes === 'anything' ? fields.map((field) => ({ ...field, accepts: undefined })) : fields,
    refusal: wrongPassword,
  })
}

/** The first half of a login that asks for the email alone. */
export const identifier = <const Name extends string>(page: Asking<Name>): OpenPage<Name> =>
  ask({ ...page, fields: [emailField], refusal: 'No account has this email.' })

/** The second half: the password alone. */
export const password = <const Name extends string>(page: Asking<Name>): OpenPage<Name> =>
  ask({ ...page, fields: [passwordField], refusal: 'The password is incorrect.' })

/**
 * A one-time code.
 *
 * @param page.by - How the person gets it. @default `totp`, from an authenticator app
 * @param page.target - Where it was sent, as the site masks it.
 * @param page.code - The code the site takes. @default `mockAccount.code`
 */
export const oneTimeCode = <const Name extends string>(
  page: Asking<Name> & {
    by?: 'sms' | 'email' | 'call' | 'totp' | undefined
    target?: string | undefined
    code?: string | undefined
  },
): OpenPage<Name> => {
  const { by = 'totp', target, code = mockAccount.code, ...rest } = page
  const field: AskedField = {
    ref: 'code',
    type: by === 'totp' ? 'totp_code' : 'code',
    label: by === 'totp' ? 'Code from your authenticator app' : 'Verification code',
    hint: target && `We sent a code to ${target}.`,
    linkedMfa: by,
    accepts: code,
  }
  return ask({ ...rest, fields: [field], refusal: wrongCode })
}

/** Lets the person pick how to verify. */
export const chooseMethod = <const Name extends string>(
  ...choices: OfferedChoice<Name>[]
): OpenPage<Name> => ask({ choices })

/** Lets the person pick one of several accounts. */
export const pickAccount = <const Name extends string>(
  ...accounts: { label: string; description?: string | undefined; next: Name }[]
): OpenPage<Name> =>
  ask({
    choices: accounts.map((account, index) => ({
      ...account,
      id: `account_${index + 1}`,
      type: 'account',
    })),
  })

/**
 * Asks for something outside the browser: approve on a phone, open a link in a mail.
 *
 * @param page.next - The page that follows, when it is done elsewhere after `doneAfterMs` and when
 *   one of `fields` was filled in.
 */
export const external = <const Name extends string>(
  message: string,
  page: {
    doneAfterMs?: number | undefined
    next?: Name | undefined
    /** Beside the message: a code that can be typed instead. @default none */
    fields?: AskedField[] | undefined
    /** Beside the message: other ways. @default none */
    choices?: OfferedChoice<Name>[] | undefined
    problem?: string | undefined
    /** Where a person sees the browser, to do it there. @default nowhere */
    liveViewUrl?: string | undefined
  } = {},
): OpenPage<Name> => ({
  ...page,
  step: 'AWAITING_EXTERNAL_ACTION',
  message,
  fields: page.fields ?? [],
  choices: page.choices ?? [],
  refusal: wrongCode,
})

/** A step only a newer server knows, by its word on the wire. */
export const unknownStep = <const Name extends string>(
  step: string,
  page: { doneAfterMs?: number | undefined; next?: Name | undefined } = {},
): OpenPage<Name> => ({ ...page, step, fields: [], choices: [], refusal: wrongCode })

/** Logged in, and saved. */
export const success = (): EndPage => ({ status: 'SUCCESS' })

/**
 * Given up.
 *
 * @param code - One of the wire's `flowErrorCodes`, or any other text a newer server may send.
 * @param words.problem - What the site itself said last.
 */
export const failed = (
  code: FlowErrorCode | (string & {}),
  words: { message?: string | undefined; problem?: string | undefined } = {},
): EndPage => ({
  status: 'FAILED',
  errorCode: code,
  errorMessage: words.message ?? 'The login could not be finished.',
  problem: words.problem,
})

/** Out of time. */
export const expired = (): EndPage => ({
  status: 'EXPIRED',
  errorCode: 'session_expired',
  errorMessage: 'The login was not finished in time.',
})

/** Ended from outside: the connection was deleted, or a newer login took over. */
export const canceled = (): EndPage => ({ status: 'CANCELED' })

const methodLabels: Record<MfaType, string> = {
  sms: 'Text message',
  call: 'Phone call',
  email: 'Email',
  totp: 'Authenticator app',
  push: 'Notification on your phone',
  password: 'Password',
  switch: 'Try another way',
}

/**
 * A verification method to choose.
 *
 * @param method.id - Give one when two methods share a type. @default the type
 * @param method.target - The masked number or address.
 */
export const method = <const Name extends string>(
  mfa: MfaType,
  method: {
    next: Name
    id?: string | undefined
    label?: string | undefined
    target?: string | undefined
  },
): OfferedChoice<Name> => ({
  id: method.id ?? mfa,
  type: 'mfa_method',
  mfa,
  label: method.label ?? methodLabels[mfa],
  description: method.target,
  target: method.target,
  next: method.next,
})

/** A "continue with ..." button. `provider` is lower-case: `google`, `github`, `okta`. */
export const provider = <const Name extends string>(
  provider: string,
  button: { next: Name; label?: string | undefined },
): OfferedChoice<Name> => ({
  id: `sso_${provider}`,
  type: 'sso_provider',
  provider,
  label: button.label ?? `Continue with ${provider[0]?.toUpperCase()}${provider.slice(1)}`,
  next: button.next,
})
