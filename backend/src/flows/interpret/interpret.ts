import type { InputSighting, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { accountPicker } from './account-choices.ts'
import { codeEntry } from './code-entry.ts'
import { entrance } from './entrance.ts'
import { type Layer, layersOf } from './layers.ts'
import { loginForm } from './login-form.ts'
import { methodChooser } from './method-choices.ts'
import { problemOn } from './problem.ts'
import { hasNewAccountControl, isInterlude, signedInSigns } from './signed-in.ts'

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
const asking: Asking[] = [codeEntry, loginForm, accountPicker, methodChooser]

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
  const left = justSubmitted && before && problem === undefined ? leftLogin(snapshot, before) : []
  if (left.length === 0) return { kind: 'unclear', problem, evidence: [] }
  return { kind: 'signed-in', certain: left.includes('new-account-control'), evidence: left }
}

function firstOf(layer: Layer, snapshot: Snapshot) {
  for (const ask of asking) {
    const found = ask(layer, snapshot)
    if (found) return found
  }
  return undefined
}

/** The form a value was typed into is gone, and a page came instead that asks for nothing else. */
function leftLogin(snapshot: Snapshot, before: Snapshot): string[] {
  if (snapshot.text.trim() === '' || isInterlude(snapshot)) return []
  return [
    'form-gone',
    ...(snapshot.url !== before.url ? ['moved-on'] : []),
    ...(hasNewAccountControl(snapshot, before) ? ['new-account-control'] : []),
  ]
}
