import type { InputSighting, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { accountPicker } from './account-choices.ts'
import { codeEntry } from './code-entry.ts'
import { entrance } from './entrance.ts'
import { type Layer, layersOf } from './layers.ts'
import { loginForm } from './login-form.ts'
import { methodChooser } from './method-choices.ts'
import { problemOn } from './problem.ts'
import { isInterlude, signedInSigns } from './signed-in.ts'

export interface InterpretContext {
  /** The page the last form was sent from, as it was right before. */
  before?: Snapshot | undefined
  /** A form was just sent from `before`. @default false */
  justSubmitted?: boolean | undefined
}

type Asking = (
  layer: Layer,
  snapshot: Snapshot,
) => Omit<InputSighting, 'kind' | 'problem'> | undefined

/** What a page can ask for, the most particular first: a code form has login words on it too. */
const asking: Asking[] = [codeEntry, loginForm, methodChooser, accountPicker]

/**
 * Says what a page is and what it wants, from a snapshot alone. Dialogs win over the page beneath.
 *
 * @param context.before - Without it a text counts as a problem only when it plainly refuses.
 */
export function interpret(snapshot: Snapshot, context: InterpretContext = {}): Sighting {
  const { before, justSubmitted = false } = context
  const problem = problemOn(snapshot, justSubmitted ? before : undefined)

  for (const layer of layersOf(snapshot)) {
    const found = firstOf(layer, snapshot)
    if (!found) continue
    const evidence = layer.isDialog ? ['dialog', ...found.evidence] : found.evidence
    return { kind: 'input', ...found, problem, evidence }
  }

  const signs = signedInSigns(snapshot)
  const way = entrance(snapshot)
  if (signs.includes('sign-out') || (signs.length > 0 && !way)) {
    return { kind: 'signed-in', certain: true, evidence: signs }
  }
  if (snapshot.busy) return { kind: 'unclear', problem, evidence: ['busy'] }
  if (way && !(justSubmitted && problem !== undefined)) {
    return { kind: 'landing', entrance: way.target.node, evidence: [way.sign] }
  }
  const evidence = leftLogin(snapshot, before)
  if (justSubmitted && evidence && problem === undefined && !isInterlude(snapshot)) {
    return { kind: 'signed-in', certain: false, evidence }
  }
  return { kind: 'unclear', problem, evidence: [] }
}

function firstOf(layer: Layer, snapshot: Snapshot) {
  for (const ask of asking) {
    const found = ask(layer, snapshot)
    if (found) return found
  }
  return undefined
}

/** The form a value was typed into is gone, and a page with something on it came instead. */
function leftLogin(snapshot: Snapshot, before: Snapshot | undefined): string[] | undefined {
  if (!before || snapshot.text.trim() === '') return undefined
  const moved = snapshot.url !== before.url
  return ['form-gone', ...(moved ? ['moved-on'] : [])]
}
