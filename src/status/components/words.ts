import type { ConnectionRecord } from '#protocol'
import type { StatusText } from '../../text/status/en.ts'
import type { Standing } from '../core/standing.ts'
import type { Tone } from './parts.tsx'

/** The words for a name that came from elsewhere, if the table has any: `constructor` is none. */
export const wordsFor = (table: object, name: string | null | undefined): string | undefined =>
  name && Object.hasOwn(table, name) ? (table as Record<string, string>)[name] : undefined

export interface StandingWords {
  tone: Tone
  title: string
  body: string
}

/** How a connection stands, and why, to the person whose account it is. */
export function standingWords(
  standing: Standing,
  record: ConnectionRecord,
  checking: boolean,
  text: StatusText,
): StandingWords {
  if (checking && standing.kind !== 'signing-in') {
    return { tone: 'busy', title: text.checking, body: text.checkingBody }
  }
  const reason = record.can_reauth ? undefined : wordsFor(text.reasons, record.can_reauth_reason)
  switch (standing.kind) {
    case 'connected':
      return {
        ...{ tone: 'good', title: text.connected },
        body: standing.renews ? text.renewsBody : sentences(reason, text.asksBody),
      }
    case 'signing-in':
      return standing.waits && standing.attended
        ? { tone: 'busy', title: text.waiting, body: text.waitingBody }
        : { tone: 'busy', title: text.signingIn, body: text.signingInBody }
    case 'attention':
      return standing.lapsed
        ? {
            ...{ tone: 'bad', title: text.attention },
            body: sentences(failureWords(record, text) ?? reason, text.lapsedBody),
          }
        : {
            ...{ tone: 'quiet', title: text.notConnected },
            body: failureWords(record, text) ?? text.notConnectedBody,
          }
    case 'unknown':
      return { tone: 'quiet', title: text.unknown, body: text.unknownBody }
  }
}

const sentences = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')

/** Why the last sign-in did not work; a code that no table has is told in the server's words. */
export function failureWords(
  failed: Pick<ConnectionRecord, 'error_code' | 'error_message'>,
  text: StatusText,
): string | undefined {
  return wordsFor(text.failures, failed.error_code) ?? failed.error_message ?? undefined
}
