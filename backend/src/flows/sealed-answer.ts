import {
  isSealingSuite,
  readSealedValue,
  type SubmitRequest,
  sealedPlace,
  sealingInfo,
} from '@managed-auth/protocol'
import type { Answer } from './answer.ts'
import { FlowError } from './errors.ts'
import type { Binding, Sealer, Vault } from './ports.ts'
import type { Flow, Interaction } from './records.ts'

/** To what the values of an answer were sealed before they came here. */
export interface Sealing {
  keyId: string
  interactionId: string
  /** Under which key a value was submitted, where that is not the name it is kept under. */
  keys: Record<string, string>
}

/** An answer on its way to the worker. With `sealing`, its values are still as they were sent. */
export interface SentAnswer extends Answer {
  sealing?: Sealing | undefined
}

const refuse = (message: string): never => {
  throw new FlowError('invalid_input', message)
}

/**
 * Holds a sealed submission against what can be known without a private key.
 *
 * @returns What the worker needs to open it; nothing for a submission that is not sealed.
 * @throws {FlowError} `invalid_input`, with the key of a value and never the value.
 */
export async function readSealing(
  body: SubmitRequest,
  { id, fields }: Interaction,
  projectId: string,
  sealer: Sealer,
): Promise<Sealing | undefined> {
  const { sealing_key_id: keyId } = body
  if (keyId === undefined) return undefined
  const key = await sealer.sealingKey(projectId, keyId)
  if (!key || !isSealingSuite(key.suite)) {
    return refuse(
      'sealing_key_id names no key. Take one of the exchange; if it was, start the login again.',
    )
  }
  const { suite } = key
  if (!body.interaction_id) {
    refuse('Sealed values are bound to a pause. Send its interaction_id along with them.')
  }
  const isSealed = (text: string) => readSealedValue(text, suite) !== undefined
  for (const [name, text] of Object.entries({ ...body.fields, ...body.field_values })) {
    if (!isSealed(text)) {
      refuse(
        `The value of ${name} is not sealed with ${suite}. Send <enc>.<ciphertext>, each in base64url.`,
      )
    }
  }
  const byId = Object.keys(body.field_values ?? {}).length > 0
  const keys = byId ? fields.map((field) => [field.ref, field.id]) : []
  return { keyId, interactionId: id, keys: Object.fromEntries(keys) }
}

/** What a person reads when what they typed did not open. The site has not seen it. */
export const unreadable =
  'What was typed arrived unreadable and was not sent to the site. Please type it again.'

/**
 * Opens what a person typed, at the worker.
 *
 * @param binding - Where the answer was found, for the audit log.
 * @returns Nothing when a value does not open: it was sealed for another place, or changed.
 * @throws {FlowError} `audit_unavailable`
 */
export async function openAnswer(
  { sealing, ...answer }: SentAnswer,
  flow: Pick<Flow, 'id' | 'connectionId'>,
  binding: Binding,
  vault: Vault,
): Promise<Answer | undefined> {
  if (!sealing) return answer
  const { keyId, interactionId, keys } = sealing
  const opening = { purpose: 'take_answer', actor: flow.id } as const
  const values: Record<string, string> = {}
  for (const [ref, text] of Object.entries(answer.values)) {
    const [encapsulated = '', ciphertext = ''] = text.split('.')
    const place = { connectionId: flow.connectionId, interactionId, key: keys[ref] ?? ref }
    const bound = { info: sealingInfo(), associatedData: sealedPlace(place) }
    try {
      const sent = { keyId, encapsulated, ciphertext, ...bound }
      values[ref] = (await vault.openSent(sent, binding, opening)).reveal()
    } catch (error) {
      if ((error as { code?: unknown }).code === 'wrong_binding_or_key') return undefined
      throw error
    }
  }
  return { ...answer, values }
}
