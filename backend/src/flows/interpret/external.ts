import type { ExternalSighting, SeenChoice } from '../sighting.ts'
import type { Control, PageMark, Snapshot } from '../snapshot.ts'
import { asksForNoText } from './bystanders.ts'
import { externalWords } from './external-words.ts'
import type { Layer } from './layers.ts'
import { isOnlyAddress, maskedTarget } from './masked-target.ts'
import { anotherWayChoices, methodChoice, sendingControls } from './method-choices.ts'
import { plain, speaksOf } from './speaks-of.ts'

type Means = ExternalSighting['means']

/** What is wanted outside of the browser. What the site says went wrong is found apart. */
export type ToldElsewhere = Omit<ExternalSighting, 'kind' | 'problem'>

const markOf: Record<Means, PageMark> = {
  security_key: 'security-key',
  push: 'push',
  mail_link: 'mail',
}

/** A page that waits has hardly more than a way back, a way to send again, another way, help. */
const mostButtons = 12

/**
 * A page that asks for nothing to be typed and tells to do something elsewhere: approve on another
 * device, follow a link in a mail, hold a key to the machine. Words tell in many languages; in all
 * of them a target without anything to send, a number to compare, or a mark does.
 */
export function externalAction(layer: Layer, snapshot: Snapshot): ToldElsewhere | undefined {
  if (!asksForNoText(layer, snapshot) || layer.controls.some(isTextArea)) return undefined
  const lines = linesApart(snapshot)
  const pressed = layer.controls.filter(isPressed)
  if (pressed.filter(({ kind }) => kind === 'button').length > mostButtons) return undefined
  // Who is signed in reads about mails and keys too.
  if (pressed.some(({ label }) => label.length <= 60 && speaksOf('signOut', label))) {
    return undefined
  }
  const found =
    told('security_key', lines, snapshot, layer) ??
    told('push', lines, snapshot, layer) ??
    told('mail_link', lines, snapshot, layer)
  if (!found) return undefined
  return {
    means: found.means,
    message: messageOf(found.means, lines, snapshot),
    fields: [],
    choices: waysBeside(layer, found.means),
    submit: undefined,
    evidence: found.signs,
  }
}

function told(
  means: Means,
  lines: string[],
  snapshot: Snapshot,
  layer: Layer,
): { means: Means; signs: string[] } | undefined {
  const pressed = layer.controls.filter(isPressed)
  const says = (texts: string[]) => texts.some((text) => externalWords[means].test(plain(text)))
  const heads = [...snapshot.headings, snapshot.title]
  const canSend = sendingControls(layer, snapshot).length > 0
  const messages = snapshot.messages.flatMap(({ text, tone }) =>
    tone === 'error' || speaksOf('refusal', text) ? [] : [text],
  )
  const mark = snapshot.marks?.includes(markOf[means])
  const signs = [
    ...(says(heads) ? ['heading'] : []),
    ...(says([...lines, ...messages]) ? ['words'] : []),
    ...(mark ? ['mark'] : []),
    ...(means === 'push' && numberToCompare(snapshot) ? ['number'] : []),
    ...(means === 'mail_link' && !canSend && mailedTo(lines) ? ['target'] : []),
    ...(says(pressed.filter(waits).map(labelOf)) ? ['waiting-button'] : []),
  ].map((sign) => `${means.replace('_', '-')}-${sign}`)
  const isEnough = {
    // A page may speak of keys for other reasons; one that waits for a key is headed by it.
    security_key: says(heads) || (mark && (says(lines) || says(pressed.map(labelOf)))),
    push:
      says(heads) ||
      says([...lines, ...messages]) ||
      signs.some((sign) => /number|waiting/.test(sign)),
    mail_link: signs.some((sign) => /words|target/.test(sign)) || (mark && !canSend),
  }[means]
  return isEnough ? { means, signs } : undefined
}

const isTextArea = ({ kind }: Control) => kind === 'textarea'

const isPressed = ({ kind }: Control) => kind === 'button' || kind === 'link'

/** Pressed before, and asleep since, or offering to send again. */
const waits = ({ disabled, label }: Control) => disabled || speaksOf('resend', label)

const labelOf = ({ label }: Control) => label

/** A number that stands alone, to be picked on the other device. */
const numberToCompare = ({ text }: Snapshot) =>
  text.split('\n').find((line) => /^\d{2,3}$/.test(line.trim()))

/**
 * A mail address within a sentence; alone it only says who is here, and several are a list of
 * something.
 */
function mailedTo(lines: string[]): boolean {
  const mentions = lines.flatMap((line) => {
    const address = maskedTarget(line)
    return address?.includes('@') ? [{ line, address }] : []
  })
  if (new Set(mentions.map(({ address }) => address)).size !== 1) return false
  return mentions.some(
    ({ line, address }) =>
      !isOnlyAddress(line) &&
      plain(line).replace(plain(address), '').replace(/\s/g, '').length >= 8,
  )
}

/** The lines of the page without what stands on its controls. */
function linesApart({ text, controls }: Snapshot): string[] {
  const labels = new Set(controls.map(({ label }) => plain(label)))
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line.length <= 400 && !labels.has(plain(line)))
      // "This link has expired" tells nobody to follow it.
      .filter((line) => !speaksOf('refusal', line))
  )
}

/** The sentence that says what to do, with its heading when that says more, and the number. */
function messageOf(means: Means, lines: string[], snapshot: Snapshot): string {
  const says = (text: string) => externalWords[means].test(plain(text))
  const heads = new Set(snapshot.headings.map(plain))
  const labels = snapshot.controls.flatMap(({ label }) => (label.length > 3 ? [label] : []))
  const sentences = lines.filter(
    (line) => !heads.has(plain(line)) && !labels.some((label) => line.includes(label)),
  )
  const next = sentences.find((line) => !isOnlyAddress(line) && line.includes(' '))
  const heading = snapshot.headings.find(says)
  const told = heading && next && !says(next) ? `${heading.replace(/[.:]$/, '')}. ${next}` : heading
  const telling =
    sentences.find(says) ??
    sentences.find((line) => !isOnlyAddress(line) && maskedTarget(line) !== undefined) ??
    told ??
    snapshot.messages.find(({ text }) => says(text))?.text ??
    next ??
    snapshot.headings[0] ??
    ''
  const number = means === 'push' ? numberToCompare(snapshot)?.trim() : undefined
  return number && !telling.includes(number) ? `${telling} ${number}` : telling
}

/** Other ways, and what opens them: "Enter a code instead". Sending again leads nowhere new. */
function waysBeside(layer: Layer, means: Means): SeenChoice[] {
  const known = anotherWayChoices(layer)
  const typed = layer.controls.filter(
    ({ kind, label, disabled, node }) =>
      !disabled &&
      (kind === 'button' || kind === 'link') &&
      speaksOf('code', label) &&
      !speaksOf('resend', label) &&
      !speaksOf('back', label) &&
      known.every(({ target }) => target !== node),
  )
  const method = means === 'mail_link' ? 'email' : 'totp'
  return [...typed.map((control) => methodChoice(control, method)), ...known]
}
