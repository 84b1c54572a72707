import { mayType } from '../allowed-hosts.ts'
import type { FillingPolicy } from '../filling/filling-policy.ts'
import { addressChoices, addressFields } from '../interaction.ts'
import type { FillEntry } from '../login-page.ts'
import type { ExternalSighting, InputSighting, SeenChoice, SeenField, Target } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { accountMeant } from './account-choice.ts'
import type { Actor } from './actor.ts'
import type { Authenticator } from './authenticator.ts'
import { wrongHost } from './dead-ends.ts'
import { isSingleUse, type KnownValues } from './known-values.ts'
import type { Person } from './person.ts'
import type { ProviderSignIn } from './provider-sign-in.ts'
import type { Question, Questions } from './questions.ts'
import { shownProvider } from './shown-question.ts'
import type { Sides } from './sides.ts'
import { refusedFields } from './submitted.ts'

/** What one login has at hand to answer a page with. */
export interface Answering {
  actor: Actor
  questions: Questions
  sides: Sides
  signIn: ProviderSignIn
  known: KnownValues
  filling: FillingPolicy
  person: Person
  isAllowedHost: (host: string) => boolean
  /** Waits until the site has gone on from a page that wants something outside of the browser. */
  passes: (from: ExternalSighting, signal: AbortSignal) => Promise<void>
  authenticator: Authenticator
  /** Names of the account whose values are stored, until one was chosen by them. */
  accounts: readonly string[]
  signal: AbortSignal
  /** What a page of its own said against the values, before the form was opened again. */
  refusal?: string | undefined
  /** What is wrong with what the person gave, in our words. */
  notice?: string | undefined
}

/**
 * Answers what a page asks: with a choice that was made, with values that are known, and by asking
 * the person for the rest.
 *
 * @throws {FlowEnd} `domain_not_allowed` when a secret would be typed on a foreign host, and as
 *   `endUnattended` says when nobody is there to ask.
 */
export async function answerPage(
  sighting: InputSighting | ExternalSighting,
  snapshot: Snapshot,
  answering: Answering,
): Promise<void> {
  const { actor, questions, sides, known, filling, authenticator } = answering
  const fields = addressFields(sighting.fields)
  const choices = addressChoices(sighting.choices)
  known.meet(fields)
  const again = actor.submitted ? refusedFields(sighting, fields, actor.submitted) : []
  const isLost = filling.wasLost(again)
  if (isLost) known.giveBack(again)
  const refused = isLost ? [] : again
  known.refuse(refused)
  authenticator.refuse(refused)
  const chosenId = questions.takeChosen()
  const { keptWay } = sides
  const chosen =
    choices.find(({ id }) => id === chosenId) ??
    choices.find(({ type, provider }) => type === 'sso_provider' && provider === keptWay)
  if (chosen) return press(chosen, sighting, snapshot, answering)
  if (sighting.kind === 'input' && sighting.form === 'login' && fields.length > 0) {
    sides.typeAtSite()
  }
  known.refuse(fields.filter((field) => !isOffered(field, known)))
  const made = fields.filter((field) => !known.has(field) && authenticator.answers(field))
  const lacks = fields.filter((field) => !known.has(field) && !made.includes(field))
  const isComplete = fields.length > 0 && !lacks.some(({ required }) => required)
  if (isComplete) {
    await makeCodes(made, answering)
    return fill(sighting, fields, snapshot, answering)
  }
  const method = lacks.every(isCode) ? authenticator.choose(choices) : undefined
  if (method) return press(method, sighting, snapshot, answering)
  const account = fields.length === 0 ? accountMeant(choices, answering.accounts) : undefined
  // A list that comes again wants another one than this.
  answering.accounts = account ? [] : answering.accounts
  if (account) return press(account, sighting, snapshot, answering)
  const refusal = refused.length > 0 ? answering.refusal : undefined
  const problem = sighting.problem ?? refusal ?? answering.notice
  answering.refusal = undefined
  const spent = lacks.filter((field) => known.isSpent(field))
  const question = { fields: lacks, choices, problem, refused: [...refused, ...spent] }
  return ask(question, sighting, snapshot, answering)
}

/** Asks the person for the rest, and looks at the page anew. */
async function ask(
  question: Pick<Question, 'fields' | 'choices' | 'problem' | 'refused'>,
  sighting: InputSighting | ExternalSighting,
  snapshot: Snapshot,
  answering: Answering,
): Promise<void> {
  const { actor, questions, signIn, authenticator } = answering
  const elsewhere = sighting.kind === 'external' && {
    message: sighting.message,
    passes: (signal: AbortSignal) => answering.passes(sighting, signal),
  }
  const answered = await questions.ask({
    ...question,
    isTotpRefused: authenticator.isRefused,
    ...(elsewhere && { elsewhere }),
  })
  // What was done elsewhere counts as sent: the site's answer to it is what comes now.
  if (!answered) return actor.sentElsewhere(snapshot, signIn.provider)
  const key = questions.takeKey()
  answering.notice = key && authenticator.learn(key)
  return actor.lookAnew(questions.broughtNews)
}

/** Codes are made last: they do not wait for a person to type the rest. */
async function makeCodes(fields: SeenField[], answering: Answering): Promise<void> {
  const { authenticator, known, questions, signal } = answering
  for (const { ref } of fields) {
    const code = await authenticator.code(signal)
    if (code) known.add({ [ref]: code.reveal() })
    questions.require('totp')
  }
}

const isCode = ({ type }: Pick<SeenField, 'type'>): boolean =>
  type === 'code' || type === 'totp_code'

/** A list takes one of its entries only. */
function isOffered(field: SeenField, known: KnownValues): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
  const value = known.peek(field)
  if (!field.options || !value) return true
  return field.options.some((option) => plain(option) === plain(value.reveal()))
}

async function fill(
  { submit }: { submit: Target | undefined },
  fields: SeenField[],
  before: Snapshot,
  { actor, known, filling, person, signIn, isAllowedHost }: Answering,
): Promise<void> {
  if (!mayType(before.url, isAllowedHost)) throw wrongHost(before.url)
  const entries: FillEntry[] = []
  for (const field of fields) {
    const value = known.take(field)
    if (!value) continue
    const { target } = field
    // Only what a page masks is hidden from it.
    const host = isHidden(field, before) ? before.controls[target]?.host : undefined
    const way = host === undefined ? undefined : await filling.fillingOf(field, value, host)
    entries.push({ target, value, filling: way })
  }
  const told = Promise.all([
    person.tell({ step: 'SUBMITTING' }),
    person.spend(fields.filter(isSingleUse).map((field) => known.nameOf(field))),
  ])
  const sent = { before, fields, provider: signIn.provider }
  await actor.send({ kind: 'fill', entries, submit }, sent, told)
}

/** Of what the browser itself asks for the page sees nothing anyway. */
function isHidden({ type, target }: SeenField, { controls, httpAuth }: Snapshot): boolean {
  if (httpAuth || isCode({ type })) return false
  return type === 'password' || controls[target]?.type === 'password'
}

async function press(
  { target, type, provider }: SeenChoice,
  { submit }: { submit: Target | undefined },
  before: Snapshot,
  { actor, known, person, signIn }: Answering,
): Promise<void> {
  if (type === 'sso_provider' && provider) {
    signIn.begin(provider, before.url)
    const ssoProvider = shownProvider(provider, known.conceal)
    await person.tell({ step: 'SUBMITTING', ssoProvider })
  }
  const sent = { before, fields: [], provider: signIn.provider }
  await actor.send({ kind: 'press', target, submit }, sent)
}
