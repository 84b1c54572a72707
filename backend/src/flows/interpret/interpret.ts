import type { SeenChoice, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { accountPicker } from './account-choices.ts'
import type { Asked } from './asked.ts'
import { blocked } from './blocked.ts'
import { namesCertificate } from './blocked-words.ts'
import { codeEntry } from './code-entry.ts'
import { accountEntrance, entrance, foldedEntrance } from './entrance.ts'
import { externalAction, type ToldElsewhere } from './external.ts'
import { type Layer, layersOf } from './layers.ts'
import { loginForm, wholeLoginForm } from './login-form.ts'
import { anotherWayChoices, methodChooser } from './method-choices.ts'
import { problemOn, refusingLine } from './problem.ts'
import { questionEntry } from './question-entry.ts'
import { hasNewAccountControl, isInterlude, signedInSigns } from './signed-in.ts'
import { ssoButtons, ssoPage } from './sso-buttons.ts'

export interface InterpretContext {
  /** The page the last form was sent from, as it was right before. */
  before?: Snapshot | undefined
  /** A form was just sent from `before`. @default false */
  justSubmitted?: boolean | undefined
}

type Asking = (layer: Layer, snapshot: Snapshot) => Asked | undefined

/**
 * What a page can ask for, the most particular first: a code form has login words on it too. Only
 * beside a whole login form a code is a later step, of a page that shows all of them.
 */
const asking: Asking[] = [
  wholeLoginForm,
  questionEntry,
  codeEntry,
  loginForm,
  accountPicker,
  methodChooser,
  ssoPage,
]

/**
 * Says what a page is and what it wants, from a snapshot alone. Dialogs win over the page beneath.
 *
 * @param context.before - Without it a text counts as a problem only when it plainly refuses.
 */
export function interpret(snapshot: Snapshot, context: InterpretContext = {}): Sighting {
  // A press on the way to the login sent nothing: what comes after it answers nothing.
  const sent = context.justSubmitted && context.before && asked(context.before) && context.before
  const before = sent || undefined
  const problem = problemOn(snapshot, before)
  const found = asked(snapshot)
  if (found) return { kind: 'input', ...found, problem }
  const elsewhere = told(snapshot)
  if (elsewhere) return elsewhereOrNowhere(elsewhere, problem)

  const signs = signedInSigns(snapshot)
  const way = entrance(snapshot)
  // Pages carry the menus of both kinds of visitors: one that is folded away says little.
  const folded = signs.join() === 'sign-out-in-menu'
  if (signs.includes('sign-out') || (signs.length > 0 && !folded && !way)) {
    return { kind: 'signed-in', certain: true, evidence: signs }
  }
  // A way to the login leads past every wall, unless it leads to the card reader itself.
  const isWayPast = way && !before && !namesCertificate(way.target.label)
  const wall = isWayPast ? undefined : blocked(snapshot, problem)
  const refusal = way && before ? (problem ?? refusingLine(snapshot, before)) : undefined
  // A page of its own that says what was wrong, with the way back to the form.
  const isWayBack = refusal !== undefined && (!wall || wall.evidence.includes('problem-alone'))
  if (isWayBack) return { kind: 'unclear', problem: refusal, evidence: ['refusal', 'way-back'] }
  if (wall) return wall
  if (snapshot.busy) return { kind: 'unclear', problem, evidence: ['busy'] }
  if (way && !(before && problem !== undefined)) {
    return { kind: 'landing', entrance: way.target.node, problem, evidence: [way.sign] }
  }
  const account = before ? undefined : accountEntrance(snapshot)
  if (account) {
    return { kind: 'landing', entrance: account.node, evidence: ['names-account'] }
  }
  const menu = before || signs.length > 0 ? undefined : foldedEntrance(snapshot)
  if (menu) return { kind: 'landing', entrance: menu.node, evidence: ['login-folded-away'] }
  if (folded && problem === undefined) {
    return { kind: 'signed-in', certain: before !== undefined, evidence: signs }
  }
  const left = before && problem === undefined ? leftLogin(snapshot, before) : []
  if (left.length === 0) return { kind: 'unclear', problem, evidence: [] }
  return { kind: 'signed-in', certain: left.includes('new-account-control'), evidence: left }
}

/** What the page asks for, on the topmost layer that asks for something. */
function asked(snapshot: Snapshot): Asked | undefined {
  for (const layer of layersOf(snapshot)) {
    for (const ask of asking) {
      const found = ask(layer, snapshot)
      if (!found) continue
      const isWhole = ['identifier', 'password'].every((type) =>
        found.fields.some((field) => field.type === type),
      )
      const providers = found.form === 'choices' ? [] : ssoButtons(layer, snapshot, isWhole)
      const choices = [...found.choices, ...switchesBeside(found, layer), ...providers]
      const evidence = layer.isDialog ? ['dialog', ...found.evidence] : found.evidence
      return { ...found, choices, evidence }
    }
  }
  return undefined
}

/** Who has given a name may prove it in another way than by the password. */
function switchesBeside({ form, fields }: Asked, layer: Layer): SeenChoice[] {
  if (form !== 'login' || fields.some(({ type }) => type === 'identifier')) return []
  return anotherWayChoices(layer).filter(({ mfa }) => mfa === 'switch')
}

/** A key cannot be held to this browser: without another way beside it nobody gets in. */
function elsewhereOrNowhere(found: ToldElsewhere, problem: string | undefined): Sighting {
  if (found.means !== 'security_key' || found.choices.length > 0) {
    return { kind: 'external', ...found, problem }
  }
  return { kind: 'blocked', reason: 'passkey_only', problem, evidence: found.evidence }
}

/** What the page wants done elsewhere, on the topmost layer that says so. */
const told = (snapshot: Snapshot) =>
  layersOf(snapshot)
    .map((layer) => externalAction(layer, snapshot))
    .find((found) => found !== undefined)

/** The form a value was typed into is gone, and a page came instead that asks for nothing else. */
function leftLogin(snapshot: Snapshot, before: Snapshot): string[] {
  if (snapshot.text.trim() === '' || isInterlude(snapshot)) return []
  return [
    'form-gone',
    ...(snapshot.url !== before.url ? ['moved-on'] : []),
    ...(hasNewAccountControl(snapshot, before) ? ['new-account-control'] : []),
  ]
}
