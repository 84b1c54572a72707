import type { ManagedAuth } from '#protocol'
import type { PauseStep, StepField } from '../step.ts'
import { mergeOptions } from './merge-options.ts'
import { problemField } from './problem-field.ts'

// What most logins never meet. Loaded at the first sight of it, see `../load-uncommon.ts`.

/** Legacy types say how a value looks, not what it is: a user name is told by name and company. */
const userName = /user|login|mail|account|identifier|phone/i

/** A pause as `readPause` reads it, with all that its record says beyond plain fields. */
export function completePause<Pause extends PauseStep>(record: ManagedAuth, pause: Pause): Pause {
  const legacy = record.discovered_fields ?? []
  const beside = legacy.some(({ type }) => type === 'password')
  const fields = pause.fields.map((field): StepField => {
    const { type, address, name, label } = field
    const isUserName =
      type === 'text' && address.mode === 'fields' && (beside || userName.test(`${name} ${label}`))
    return isUserName ? { ...field, type: 'identifier' } : field
  })
  const complete = { ...pause, fields, options: mergeOptions(record) }
  return { ...complete, problemKey: problemField(complete)?.key }
}

/** The message of a failure may itself be a JSON string holding `error` (15). */
export function unwrapMessage(message: string): string {
  try {
    const { error } = JSON.parse(message)
    if (typeof error === 'string') return error
  } catch {}
  return message
}

interface Refusal {
  code: string
  message?: string | undefined
  /** How long the server asked to be left alone, in milliseconds. */
  retryAfterMs?: number | undefined
}

/** Of a refusal, what is shown and branched on. An answer in a form of its own is told by status. */
export async function readRefusal(response: Response): Promise<Refusal> {
  const said: unknown = await response.json().catch(() => undefined)
  const { code, message } = (said ?? {}) as { readonly [name: string]: unknown }
  return {
    ...(typeof code === 'string' && typeof message === 'string'
      ? { code, message }
      : { code: codeOf(response.status) }),
    retryAfterMs: retryAfter(response.headers.get('Retry-After') ?? ''),
  }
}

const codeOf = (status: number): string =>
  ({ 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 410: 'gone', 429: 'rate_limited' })[
    status
  ] ?? (status < 500 ? 'bad_request' : 'internal_error')

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(header: string): number | undefined {
  const ms = Number(header) * 1000 || Date.parse(header) - Date.now()
  return ms > 0 ? ms : undefined
}
