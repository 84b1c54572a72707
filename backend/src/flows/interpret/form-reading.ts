import type { Control, Snapshot } from '../snapshot.ts'
import { isTick, namesOf } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import type { FormKind } from './form-kind.ts'
import { speaksOf } from './speaks-of.ts'
import type { Topic } from './words.ts'

/** A form and the words around it. */
export interface Reading {
  group: FormGroup
  snapshot: Snapshot
  submit: Control | undefined
  passwords: Control[]
  texts: Control[]
  headings: string
  links: string
  /** What the site's own code calls the form, in words. */
  marks: string
  /** The lines beside its fields. */
  words: string
}

/** A sign adds `weight` to a kind. Weights rank what measuring on real pages found to tell most. */
export interface Sign {
  name: string
  kind: FormKind
  weight: number
  holds: (reading: Reading) => boolean
}

export const submitSays = (topic: Topic) => (r: Reading) => speaksOf(topic, r.submit?.label ?? '')
export const headingSays = (topic: Topic) => (r: Reading) => speaksOf(topic, r.headings)
export const linkSays = (topic: Topic) => (r: Reading) => speaksOf(topic, r.links)
export const names = (topic: Topic) => (r: Reading) =>
  r.texts.some((field) => speaksOf(topic, namesOf(field)))
export const marks = (token: string) => (r: Reading) =>
  r.group.fields.some(({ autocomplete }) => autocomplete.includes(token))
export const ticks = (topic: Topic) => (r: Reading) =>
  r.group.controls.some((control) => isTick(control) && speaksOf(topic, control.label))
/** The name of a saved file says nothing. */
export const addressSays = (pattern: RegExp) => (r: Reading) => {
  const url = URL.canParse(r.snapshot.url) ? new URL(r.snapshot.url) : undefined
  return url?.protocol.startsWith('http') === true && pattern.test(url.pathname)
}
export const markedAs = (pattern: RegExp) => (r: Reading) => pattern.test(r.marks)

/** Holds only where no password is asked for. */
export function noPassword(holds: (r: Reading) => boolean) {
  return (r: Reading) => r.passwords.length === 0 && holds(r)
}
