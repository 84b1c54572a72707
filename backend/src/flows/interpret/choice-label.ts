import type { Control } from '../snapshot.ts'
import { plain } from './speaks-of.ts'

/** A button that says only this is named by the row it stands in. */
const nameless =
  /^(select|choose|pick|open|use|go|next|continue|enter|launch|auswahlen|wahlen|offnen|weiter|choisir|selectionner|ouvrir|continuer|elegir|seleccionar|abrir|continuar|scegli|seleziona|apri|continua|escolher|selecionar)?$/

/** The name of an option and what else its row says: `Text message`, `+1 •••• 42`. */
export function choiceLabel({ label, lines }: Control): { name: string; rest: string } {
  const others = lines
    .filter((line) => line !== label)
    .map((line) => (line.endsWith(` ${label}`) ? line.slice(0, -label.length).trim() : line))
  const [first] = others
  if (first !== undefined && (nameless.test(plain(label)) || label.startsWith(`${first} `))) {
    return { name: first, rest: others.slice(1).join(' ') }
  }
  return { name: label, rest: others.join(' ') }
}
