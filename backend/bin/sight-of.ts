import { formsOn, type SeenForm } from '../src/flows/interpret/forms-on.ts'
import { interpret } from '../src/flows/interpret/interpret.ts'
import { ssoOffers } from '../src/flows/interpret/sso-buttons.ts'
import type { Control, Snapshot } from '../src/flows/snapshot.ts'

/** Where something stands: a CSS selector and an XPath within its frame. */
interface Place {
  selector: string
  xpath: string
  name: string
  id: string
  frame: number
}

/** A sighting for people and measurements: places and labels instead of node numbers. */
export interface PageSight {
  source: string
  url: string
  title: string
  lang: string
  state:
    | 'login'
    | 'code'
    | 'choices'
    | 'landing'
    | 'signed-in'
    | 'left-login'
    | 'external'
    | 'blocked'
    | 'unclear'
  fields: (Place & {
    ref: string
    type: string
    label: string
    required: boolean
    hint: string | null
    linked_mfa: string | null
    form_kind: string
  })[]
  choices: (Place & {
    type: string
    label: string
    description: string | null
    mfa: string | null
    masked_target: string | null
    provider: string | null
  })[]
  submit: (Place & { label: string }) | null
  entrance: (Place & { label: string }) | null
  problem: string | null
  /** Of an external action: what to do in the site's words, and by which means. */
  message: string | null
  means: string | null
  /** Why nobody gets in. */
  reason: string | null
  evidence: string[]
  /** Every form of the page, whatever it is for. */
  forms: {
    kind: string
    margin: number
    fields: (Place & { kind: string; label: string })[]
    submit: (Place & { label: string }) | null
    evidence: string[]
  }[]
}

export function sightOf(source: string, snapshot: Snapshot): PageSight {
  const sighting = interpret(snapshot)
  const forms = formsOn(snapshot)
  const external = sighting.kind === 'external' ? sighting : undefined
  const reason = sighting.kind === 'blocked' ? sighting.reason : null
  const input = sighting.kind === 'input' ? sighting : external
  const at = (node: number): Place => placeOf(snapshot.controls[node])
  const labelled = (node: number | undefined) =>
    node === undefined ? null : { ...at(node), label: snapshot.controls[node]?.label ?? '' }
  const kindAround = (node: number) =>
    forms.find(({ fields }) => fields.some((field) => field.target === node))?.kind ?? 'other'
  return {
    source,
    url: snapshot.url,
    title: snapshot.title,
    lang: snapshot.lang,
    state: stateOf(sighting),
    fields: (input?.fields ?? []).map(({ ref, type, label, required, hint, ...field }) => ({
      ...at(field.target),
      ref,
      type,
      label,
      required,
      hint: hint ?? null,
      linked_mfa: field.linkedMfa ?? null,
      form_kind: kindAround(field.target),
    })),
    choices: (input?.choices ?? ssoOffers(snapshot)).map(({ type, label, ...choice }) => ({
      ...at(choice.target),
      type,
      label,
      description: choice.description ?? null,
      mfa: choice.mfa ?? null,
      masked_target: choice.maskedTarget ?? null,
      provider: choice.provider ?? null,
    })),
    submit: labelled(input?.submit),
    entrance: labelled(sighting.kind === 'landing' ? sighting.entrance : undefined),
    problem: ('problem' in sighting ? sighting.problem : undefined) ?? null,
    message: external?.message ?? null,
    means: external?.means ?? (reason === 'passkey_only' ? 'security_key' : null),
    reason,
    evidence: sighting.evidence,
    forms: forms.map(({ kind, margin, fields, submit, evidence }: SeenForm) => ({
      kind,
      margin,
      fields: fields.map((field) => ({
        ...at(field.target),
        kind: field.kind,
        label: snapshot.controls[field.target]?.label ?? '',
      })),
      submit: labelled(submit),
      evidence,
    })),
  }
}

const placeOf = (control: Control | undefined): Place => ({
  selector: control?.selector ?? '',
  xpath: control?.xpath ?? '',
  name: control?.name ?? '',
  id: control?.id ?? '',
  frame: control?.frame ?? 0,
})

function stateOf(sighting: ReturnType<typeof interpret>): PageSight['state'] {
  if (sighting.kind === 'input') return sighting.form
  if (sighting.kind === 'signed-in') return sighting.certain ? 'signed-in' : 'left-login'
  return sighting.kind
}
