import type { MfaType } from '@managed-auth/protocol'
import type { SeenChoice } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { asksForNoText } from './bystanders.ts'
import { choiceLabel } from './choice-label.ts'
import type { Layer } from './layers.ts'
import { maskedTarget } from './masked-target.ts'
import { speaksOf } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

/** A page that asks by which method a person wants to be verified. */
export function methodChooser(layer: Layer, snapshot: Snapshot): Asked | undefined {
  if (!asksForNoText(layer, snapshot)) return undefined
  const methods = layer.controls.flatMap((control) => {
    const mfa = isOption(control) ? methodNamed(control) : undefined
    return mfa ? [{ control, mfa }] : []
  })
  const around = [...snapshot.headings, snapshot.title, methods[0]?.control.heading ?? ''].join(
    ' · ',
  )
  const asks = speaksOf('chooseMethod', around)
  const siblings = methods.length >= 2 && areAlike(methods.map(({ control }) => control))
  if (methods.length === 0 || !(siblings || asks)) return undefined
  const radios = methods.some(({ control }) => control.type === 'radio')
  const group = { controls: layer.controls, fields: methods.map(({ control }) => control) }
  return {
    form: 'choices',
    fields: [],
    choices: [...methods.map(({ control, mfa }) => choiceOf(control, mfa)), ...switches(layer)],
    submit: radios ? submitControl(group, layer)?.node : undefined,
    evidence: [siblings ? 'methods' : 'one-method', ...(asks ? ['asks-for-method'] : [])],
  }
}

/** On a page that asks already: "Try another way", which names no method, or "Call me instead". */
export function anotherWayChoices({ controls }: Layer): SeenChoice[] {
  return controls.filter(isOption).flatMap((control) => {
    const named = methodInText(control.label)
    if (named) return speaksOf('instead', control.label) ? [choiceOf(control, named)] : []
    const isSwitch =
      speaksOf('anotherWay', control.label) && !speaksOf('otherAccount', control.label)
    return isSwitch ? [choiceOf(control, 'switch')] : []
  })
}

const switches = (layer: Layer) => anotherWayChoices(layer).filter(({ mfa }) => mfa === 'switch')

const isOption = ({ kind, type, disabled }: Control) =>
  !disabled && (kind === 'button' || kind === 'link' || type === 'radio')

function methodNamed(control: Control): MfaType | undefined {
  const text = [control.label, ...rowOf(control)].join(' · ')
  if (text.length > 300 || speaksOf('passkey', text) || speaksOf('signOut', control.label)) {
    return undefined
  }
  if (speaksOf('back', control.label) || speaksOf('login', control.label)) return undefined
  return methodInText(text)
}

function methodInText(text: string): MfaType | undefined {
  if (speaksOf('authenticator', text)) return 'totp'
  if (speaksOf('textMessage', text)) return 'sms'
  if (speaksOf('phoneCall', text)) return 'call'
  if (speaksOf('mailMessage', text)) return 'email'
  const target = maskedTarget(text)
  if (target) return target.includes('@') ? 'email' : 'sms'
  return undefined
}

/** Text around a control when that is a row of a list, not the rest of the page. */
function rowOf({ label, lines }: Control): string[] {
  const row = lines.filter((line) => line !== label)
  return row.length <= 4 ? row : []
}

/** Options of one list: the same kind of control at the same depth. */
function areAlike(controls: Control[]): boolean {
  const depths = new Set(controls.map(({ path, kind }) => `${kind} ${path.split('/').length}`))
  return depths.size === 1
}

function choiceOf(control: Control, mfa: MfaType): SeenChoice {
  const { name, rest } = choiceLabel(control)
  const isSwitch = mfa === 'switch'
  return {
    type: 'mfa_method',
    label: isSwitch ? control.label : name,
    description: isSwitch ? undefined : rest || undefined,
    mfa,
    maskedTarget: isSwitch ? undefined : maskedTarget(`${control.label} · ${rest}`),
    provider: undefined,
    selector: control.selector,
    target: control.node,
  }
}
