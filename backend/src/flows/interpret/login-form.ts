import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { isIdentifierByName } from './control-kinds.ts'
import { formGroups } from './form-groups.ts'
import { formKind } from './form-kind.ts'
import type { Layer } from './layers.ts'
import { type LoginFields, pickLoginFields, seenLoginFields } from './login-fields.ts'
import { isBesideMainForm } from './main-form.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

/**
 * A form that signs in: name and password, the name alone (identifier first), or the password
 * alone. Fields are picked by structure, the form by its words.
 */
export function loginForm(layer: Layer, snapshot: Snapshot): Asked | undefined {
  const forms = formGroups(layer).map((group) => {
    const submit = submitControl(group, layer)
    return { group, submit, verdict: formKind(group, submit, snapshot) }
  })
  const verdicts = forms.map(({ verdict }) => verdict)
  const found = forms.flatMap(({ group, submit, verdict }) => {
    const { kind, margin, evidence } = verdict
    if (kind !== 'login' || isBesideMainForm(verdict, verdicts)) return []
    const picked = pickLoginFields(group)
    if (!picked || (!picked.password && !mayStandAlone(picked, layer, evidence))) return []
    const inView = group.fields.some(({ inViewport }) => inViewport)
    const score =
      margin +
      (picked.password ? 4 : 0) +
      (picked.identifier ? 4 : 0) +
      (submit ? 2 : 0) +
      (submit?.type === 'submit' ? 1 : 0) +
      // Pages repeat their login in a menu, without a heading of its own.
      (evidence.includes('heading-login') ? 2 : 0) +
      (inView ? 1 : 0) -
      (group.controls.some(({ formMarks = '' }) => isCopy.test(wordsOfName(formMarks))) ? 3 : 0)
    // In a form of several parts the button of this one follows its own fields.
    const fields = group.fields.filter((field) => isPicked(field, picked))
    const own = submitControl({ ...group, fields }, layer)
    return [{ picked, submit: own, evidence, score }]
  })
  // The first one wins a draw: on real pages it nearly always is the one.
  const best = found.reduce<(typeof found)[number] | undefined>(
    (one, other) => (one && one.score >= other.score ? one : other),
    undefined,
  )
  if (!best) return undefined
  return {
    form: 'login',
    fields: seenLoginFields(best.picked, snapshot),
    choices: [],
    submit: best.submit?.node,
    evidence: best.evidence,
  }
}

/** What the code of pages calls the login they repeat outside of their main part. */
const isCopy = /\b(header|mini ?login|popup|modal|overlay)/i

const isPicked = (field: Control, { identifier, password, others }: LoginFields) =>
  field === identifier || field === password || others.includes(field)

/** A login form that asks for name and password at once. */
export function wholeLoginForm(layer: Layer, snapshot: Snapshot): Asked | undefined {
  const found = loginForm(layer, snapshot)
  const types = found?.fields.map(({ type }) => type) ?? []
  return types.includes('identifier') && types.includes('password') ? found : undefined
}

/**
 * One box without a password is a login only when it asks for a name, and the page does not
 * offer to sign out: an invitation or a contact form looks the same.
 */
function mayStandAlone(
  { identifier }: LoginFields,
  layer: Layer,
  evidence: readonly string[],
): boolean {
  if (!identifier || evidence.includes('name-twice') || evidence.includes('two-names')) return false
  const named = isIdentifierByName(identifier) || identifier.autocomplete.includes('username')
  return named && !layer.controls.some(({ label }) => speaksOf('signOut', label))
}
