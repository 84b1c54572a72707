import type { Control } from '../snapshot.ts'
import { isCodeField } from './code-field.ts'

/** The boxes of a code that is typed a character a box: 4 to 8 of them, in reading order. */
export function codeBoxes(fields: readonly Control[]): Control[] {
  const short = fields.filter(({ maxLength }) => maxLength === 1)
  const boxes = short.length > 0 ? short : numbered(fields)
  return boxes.length >= 4 && boxes.length <= 8 ? boxes : []
}

/** Scripts that move on by themselves need no limit, but name the boxes after the code and count. */
function numbered(fields: readonly Control[]): Control[] {
  const stemOf = ({ name, id }: Control) => /^(.*\D)\d$/.exec(name || id)?.[1] ?? ''
  const [first] = fields.filter((field) => stemOf(field) !== '' && isCodeField(field))
  return first ? fields.filter((field) => stemOf(field) === stemOf(first)) : []
}
