import type { SeenChoice } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { asksForNoText } from './bystanders.ts'
import { choiceLabel } from './choice-label.ts'
import type { Layer } from './layers.ts'
import { siblingLists } from './sibling-lists.ts'
import { speaksOf } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

/** A page that asks which account, workspace or organisation to go on with. */
export function accountPicker(layer: Layer, snapshot: Snapshot): Asked | undefined {
  if (!asksForNoText(layer, snapshot)) return undefined
  const asking = [...snapshot.headings, snapshot.title].filter((text) =>
    speaksOf('chooseAccount', text),
  )
  const [heading] = asking
  if (heading === undefined) return undefined
  const list = longestList(layer.controls.filter((control) => isEntry(control)))
  if (list.length === 0) return undefined
  const others = layer.controls.filter(
    (control) => !list.includes(control) && speaksOf('otherAccount', control.label),
  )
  const radios = list.some(({ type }) => type === 'radio')
  return {
    form: 'choices',
    fields: [],
    choices: [
      ...list.map((control) => choiceOf(control, 'account')),
      ...others.map((control) => choiceOf(control, 'other')),
    ],
    submit: radios
      ? submitControl({ controls: layer.controls, fields: list }, layer)?.node
      : undefined,
    evidence: ['asks-for-account', list.length > 1 ? 'account-list' : 'one-account'],
  }
}

function isEntry({ kind, type, label, lines, disabled }: Control): boolean {
  if (disabled || !(kind === 'button' || kind === 'link' || type === 'radio')) return false
  if (label === '' && lines.length === 0) return false
  const elsewhere = ['otherAccount', 'signOut', 'signUp', 'back', 'reset', 'terms'] as const
  return !elsewhere.some((topic) => speaksOf(topic, label))
}

function longestList(controls: Control[]): Control[] {
  const headed = controls.filter(({ heading }) => speaksOf('chooseAccount', heading))
  const best = siblingLists(controls).reduce<Control[]>(
    (longest, list) => (rank(list) > rank(longest) ? list : longest),
    [],
  )
  return best.length > 1 ? best : headed.slice(0, 1)
}

/** The list under the question comes before a longer menu. */
const rank = (list: Control[]) =>
  list.length < 2
    ? 0
    : list.length + (list.every(({ heading }) => speaksOf('chooseAccount', heading)) ? 100 : 0)

function choiceOf(control: Control, type: SeenChoice['type']): SeenChoice {
  const { name, rest } = choiceLabel(control)
  return {
    type,
    label: name,
    description: rest || undefined,
    mfa: undefined,
    maskedTarget: undefined,
    provider: undefined,
    selector: control.selector,
    target: control.node,
  }
}
