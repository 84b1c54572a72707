import { isDeepStrictEqual } from 'node:util'
import type { Answer } from '../answer.ts'
import type { Interaction } from '../records.ts'

// A driver that takes a flow over begins at the site's first page, in a browser of its own.

/** Whether a question is the one that stands there already: the person need not notice anything. */
export function asksTheSame(left: Interaction | null, right: Interaction): boolean {
  // As it would be stored: keys without a value are no keys.
  const plain = (one: Interaction) => JSON.parse(JSON.stringify({ ...one, id: '' }))
  return left !== null && isDeepStrictEqual(plain(left), plain(right))
}

/**
 * What of an answer to the driver before is still worth something: values that are asked for now,
 * or a choice that is offered now. A code belongs to the browser that is gone.
 */
export function stillFits(answer: Answer, { fields, choices }: Interaction): Answer | undefined {
  const lasting = fields.filter(({ type }) => type !== 'code' && type !== 'totp_code')
  const refs = new Set(lasting.map(({ ref }) => ref))
  const values = Object.entries(answer.values).filter(([ref]) => refs.has(ref))
  const choiceId = choices.find(({ id }) => id === answer.choiceId)?.id
  if (values.length === 0 && choiceId === undefined) return undefined
  return { values: Object.fromEntries(values), choiceId }
}
