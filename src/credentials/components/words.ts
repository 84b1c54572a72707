import type { ClientError } from '../../core/client-error.ts'
import type { CredentialText } from '../../text/credentials/en.ts'

/** The words for a name that came from elsewhere, if the table has any: `constructor` is none. */
export const wordsFor = (table: object, name: string): string | undefined =>
  Object.hasOwn(table, name) ? (table as Record<string, string>)[name] : undefined

/** What a person reads of a failed request. A server's refusal says itself what to do. */
export const problemWords = ({ code, status, message }: ClientError, text: CredentialText) =>
  wordsFor(text.problems, code) ?? (status !== undefined && status < 500 ? message : text.problem)

/** A moment of the wire as a date, or nothing when it is none. */
export function dateWords(moment: string, { locale }: CredentialText): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(date)
}
