import type { Control } from '../snapshot.ts'
import { plain } from './speaks-of.ts'

/** A button that says only this is named by the row it stands in. */
const nameless =
  /^(select|choose|pick|open|use|go|next|continue|enter|launch|auswahlen|wahlen|offnen|weiter|choisir|selectionner|ouvrir|continuer|elegir|seleccionar|abrir|continuar|scegli|seleziona|apri|continua|escolher|selecionar)?$/

/** Whether a control is named by the row it stands in: by its own text drawn in lines, or not at all. */
export function isNamedByRow({ label, lines }: Control): boolean {
  const [first] = rowAround(label, lines)
  if (first === undefined) return false
  return nameless.test(plain(label)) || plain(label).includes(plain(first))
}

/**
 * The name of an option and what else its row says: `Text message`, `+1 •••• 42`.
 *
 * @param isRepeated - Other options of the list have the same label: it names none of them.
 */
export function choiceLabel(control: Control, isRepeated = false): { name: string; rest: string } {
  const { label, lines } = control
  const others = rowAround(label, lines)
  const [first] = others
  if (first !== undefined && (isRepeated || isNamedByRow(control))) {
    return { name: first, rest: others.slice(1).join(' ') }
  }
  return { name: label, rest: others.join(' ') }
}

const rowAround = (label: string, lines: string[]) =>
  lines
    .filter((line) => line !== label)
    .map((line) => (line.endsWith(` ${label}`) ? line.slice(0, -label.length).trim() : line))
