import { FlowError } from '../errors.ts'
import { Secret } from '../secret.ts'
import { readTotpKey, type TotpKey, TotpKeyError } from '../totp/totp-key.ts'

// What a customer's server sends, checked once. Messages name keys, never values.

const mostValues = 50
const longestKey = 100
const longestValue = 4_096

const refuse = (message: string): never => {
  throw new FlowError('invalid_input', message)
}

/**
 * @throws {FlowError} `invalid_input` when it is blank, or could be taken for the id of another
 *   credential or for a step of a path.
 */
export function readName(given: string): string {
  const name = given.trim()
  if (name === '' || name === '.' || name === '..' || /\p{Cc}/u.test(name)) {
    refuse('name must be 1 to 255 characters that can be seen, and neither "." nor "..".')
  }
  if (/^cred_[0-9a-z]{24}$/.test(name)) {
    refuse('name looks like the id of a credential. Choose another one, such as "work-login".')
  }
  return name
}

/** @throws {FlowError} `invalid_input` */
export function readValues(given: Record<string, string>): Map<string, Secret> {
  const values = Object.entries(given)
  if (values.length > mostValues) refuse(`values holds at most ${mostValues} keys.`)
  for (const [key, value] of values) {
    if (key.trim() === '' || key.length > longestKey || /\p{Cc}/u.test(key)) {
      refuse(`The keys of values are names of 1 to ${longestKey} characters, such as "password".`)
    }
    if (value === '') {
      refuse(`values.${key} is empty. Leave it out, or name it in remove_value_keys to remove it.`)
    }
    if (value.length > longestValue) {
      refuse(`values.${key} is too long: a value has at most ${longestValue} characters.`)
    }
  }
  return new Map(values.map(([key, value]) => [key, new Secret(value)]))
}

/** Lower-case key of an identity provider; nothing when it is cleared. @throws {FlowError} `invalid_input` */
export function readProvider(given: string | null): string | null {
  const provider = given?.trim().toLowerCase() ?? ''
  if (provider.length > longestKey || /\p{Cc}/u.test(provider)) {
    refuse('sso_provider is the short name of an identity provider, such as "google".')
  }
  return provider === '' ? null : provider
}

/** @returns Nothing when it is empty. @throws {FlowError} `invalid_input` */
export function readSecretKey(given: string): TotpKey | undefined {
  if (given.trim() === '') return undefined
  try {
    return readTotpKey(new Secret(given))
  } catch (error) {
    if (error instanceof TotpKeyError) refuse(`totp_secret cannot be used. ${error.message}`)
    throw error
  }
}
