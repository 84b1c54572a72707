import type { Binding } from '../flows/ports.ts'

/** What encrypts a value once a secret is agreed on with the organisation's key. */
export const sealForms = ['aes-256-gcm', 'fernet'] as const
export type SealForm = (typeof sealForms)[number]

/** How a form is written in a text. */
const marks: Record<SealForm, string> = { 'aes-256-gcm': 'g', fernet: 'f' }

/** A sealed value in its parts; as text `v2.<form>.<key id>.<encapsulated secret>.<body>`. */
export interface SealedText {
  form: SealForm
  keyId: string
  encapsulated: Uint8Array
  /** Ciphertext in base64url, or a Fernet token. */
  body: string
}

const version = 'v2'

export function printSealed({ form, keyId, encapsulated, body }: SealedText): string {
  return [version, marks[form], keyId, toBase64(encapsulated), body].join('.')
}

/** @returns Nothing for what is not such a text. */
export function parseSealed(text: string): SealedText | undefined {
  const [prefix, mark, keyId, encapsulated, body, ...more] = text.split('.')
  const form = sealForms.find((each) => marks[each] === mark)
  if (prefix !== version || !form || !keyId || !encapsulated || !body || more.length > 0) return
  return { form, keyId, encapsulated: fromBase64(encapsulated), body }
}

/** Keys that sealed texts name begin so: `like` finds the texts of a key by it. */
export const sealedWith = (form: SealForm, keyId: string): string =>
  `${version}.${marks[form]}.${keyId}.`

/** The use of the key, so that nothing sealed for another use opens as a stored value. */
export const storageInfo: Uint8Array = Buffer.from('managed-auth/vault/v2')

/** The place of a value as bytes. Lengths in front keep `a|b` and `ab|` apart. */
export function bindingBytes(
  { form, keyId }: Pick<SealedText, 'form' | 'keyId'>,
  organisationId: string,
  { projectId, recordId, field }: Binding,
): Uint8Array {
  const parts = [version, form, keyId, organisationId, projectId, recordId, field]
  return Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''))
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64url')
