import type { Message, Snapshot } from '../snapshot.ts'
import { isTextual } from './control-kinds.ts'
import { plain, speaksOf } from './speaks-of.ts'

/** A text longer than this is an article, not a complaint. */
const longest = 300

const rank: Message['source'][] = ['alert', 'described', 'live', 'error-class']

/**
 * What the site says went wrong, in its own words. Only what is new since the page was sent
 * counts: forms carry texts for every mistake from the start, and boxes marked as alerts inform.
 * The one exception is a refusal that is shown again, word for word.
 *
 * @param before - The page the form was sent from.
 */
export function problemOn(snapshot: Snapshot, before: Snapshot | undefined): string | undefined {
  const known = new Set(before?.messages.map(({ text }) => plain(text)))
  const isNew = (text: string) => !known.has(plain(text))
  const messages = snapshot.messages
    .filter(({ text }) => text.length <= longest && plain(text).length > 3)
    .sort((a, b) => rank.indexOf(a.source) - rank.indexOf(b.source))
  const said = messages.filter((message) => isRefusal(message, snapshot, before))
  const refusals = before ? said : withoutTemplates(said, messages)
  const isSameQuestion = before !== undefined && asksNothingElse(snapshot, before)
  const found =
    refusals.find(({ text }) => isNew(text)) ??
    (before && messages.find(({ text, source }) => isNew(text) && complains(text, source))) ??
    (isSameQuestion
      ? messages.find((message) => isNew(message.text) && alarms(message))
      : undefined) ??
    (before && refusals[0])
  return (found && withoutControls(found.text, snapshot)) ?? (before && newLine(snapshot, before))
}

/** A box that ends with a link away says its problem before it. */
function withoutControls(text: string, { controls }: Snapshot): string {
  const pressed = controls.filter(({ visible, kind }) => visible && kind !== 'input')
  const end = pressed.find(({ label }) => label !== '' && text.endsWith(` ${label}`))
  return end ? text.slice(0, -end.label.length).trim() : text
}

/** So many complaints at once, before anything was sent, are what the page keeps for later. */
const mostAtOnce = 2

/** Texts for every mistake that lost the style which hides them. Live regions speak when filled. */
function withoutTemplates(refusals: Message[], messages: Message[]): Message[] {
  const drawn = messages.filter(
    (one) => one.source === 'error-class' && (one.tone === 'error' || refusals.includes(one)),
  )
  const said = refusals.filter(({ text }) => lengthOf(text) >= 12)
  return drawn.length > mostAtOnce ? said.filter((one) => !drawn.includes(one)) : said
}

/**
 * By its words, unless it is drawn as good news; or by being drawn as an error, in whatever words.
 * Marks of required fields and the names of what is wrong are drawn so too.
 */
function isRefusal(
  { text, tone }: Message,
  snapshot: Snapshot,
  before: Snapshot | undefined,
): boolean {
  if (tone === 'info' || tone === 'success') return false
  if (refuses(text)) return true
  if (tone !== 'error') return false
  // What is required is marked in red from the start, in a word or two.
  if (
    !before &&
    (lengthOf(text) < 40 || speaksOf('passwordRules', text)) &&
    speaksOf('missing', text)
  ) {
    return false
  }
  const isName = snapshot.controls.some(({ label }) => plain(label) === plain(text))
  return !isName && lengthOf(text) >= 12
}

/** Scripts without blanks say a sentence in half the letters. */
const lengthOf = (text: string) =>
  text.length +
  (text.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/gu)?.length ?? 0)

/** "Enter a valid address" refuses, "Enter your address" only asks. */
function refuses(text: string): boolean {
  return speaksOf('refusal', text)
}

/** Without a word of refusal: missing input beside a field. */
function complains(text: string, source: Message['source']): boolean {
  return source !== 'live' && speaksOf('missing', text)
}

/** In whatever words: an alert that came with the same question is why it is asked again. */
function alarms({ text, source, tone }: Message): boolean {
  return source === 'alert' && tone !== 'info' && tone !== 'success' && lengthOf(text) >= 12
}

/**
 * Some sites only colour a plain paragraph: a new line that refuses, above the same fields. On
 * another page "Try again" is an offer.
 */
function newLine(snapshot: Snapshot, before: Snapshot): string | undefined {
  return asksTheSame(snapshot, before) ? refusingLine(snapshot, before) : undefined
}

/** The first line that refuses and was not on the page before. */
export function refusingLine(snapshot: Snapshot, before: Snapshot): string | undefined {
  const known = new Set(before.text.split('\n').map(plain))
  const pressed = new Set(snapshot.controls.map(({ label }) => plain(label)))
  return snapshot.text
    .split('\n')
    .filter((line) => line.length <= 200 && !pressed.has(plain(line)))
    .find((line) => !known.has(plain(line)) && refuses(line))
}

function asksTheSame(snapshot: Snapshot, before: Snapshot): boolean {
  const known = new Set(questionsOf(before))
  return questionsOf(snapshot).some((question) => known.has(question))
}

function asksNothingElse(snapshot: Snapshot, before: Snapshot): boolean {
  const known = new Set(questionsOf(before))
  const asked = questionsOf(snapshot)
  return asked.length > 0 && asked.every((question) => known.has(question))
}

const questionsOf = ({ controls }: Snapshot): string[] =>
  controls
    .filter((control) => control.visible && isTextual(control))
    .map(({ name, id, label, type }) => [name, id, label, type].join('\n'))
