import type { Problem } from '../../core/flow-store.ts'
import type { Text } from '../../text/en.ts'
import { byCode } from '../look/by-code.ts'

/** What a person reads of a problem: it mends itself, or they must try again. */
export const problemWords = ({ code, recovering }: Problem, text: Text): string =>
  recovering
    ? (byCode(text.troubles, code) ?? text.trouble)
    : (byCode(text.refusals, code) ?? text.refusal)
