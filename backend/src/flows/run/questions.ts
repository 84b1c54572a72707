import { newInteraction } from '../interaction.ts'
import type { Requirement } from '../records.ts'
import { Secret } from '../secret.ts'
import type { SeenChoice, SeenField } from '../sighting.ts'
import type { KnownValues } from './known-values.ts'
import type { Person } from './person.ts'
import { requirementsOf } from './requirements.ts'
import { showQuestion } from './shown-question.ts'
import { endUnattended } from './unattended.ts'

/** In place of words of the site that cannot be told apart from what was typed. */
const unspeakable = 'The site wants something done outside of this login. Look at your devices.'

/** Something outside of the browser is wanted: in whose words, and when it is done. */
export interface Elsewhere {
  message: string
  /** Resolves when the site has gone on by itself. */
  passes: (signal: AbortSignal) => Promise<void>
}

export interface Question {
  fields: (SeenField & { id: string })[]
  choices: (SeenChoice & { id: string })[]
  /** What the site said about the values before, in its own words. */
  problem: string | undefined
  elsewhere?: Elsewhere | undefined
  /** Fields whose values the site did not take. */
  refused: SeenField[]
  /** The site did not take codes that were made for it. */
  isTotpRefused: boolean
}

/**
 * What one login asks a person, and what came of it. No question holds a password or a code that
 * was known before, whatever the site shows.
 */
export class Questions {
  readonly #person: Person
  readonly #known: KnownValues
  readonly #isAttended: boolean
  readonly #requirements = new Set<Requirement>()
  #chosenId: string | undefined
  #broughtNews = false
  #givenKey: Secret | undefined

  /** @param isAttended - Whether there is a person to ask; otherwise a question ends the flow. */
  constructor(person: Person, known: KnownValues, isAttended: boolean) {
    this.#person = person
    this.#known = known
    this.#isAttended = isAttended
  }

  /**
   * @returns Whether there was an answer; false when the site went on by itself.
   * @throws {FlowAborted} When the flow ends meanwhile.
   * @throws {FlowEnd} When nobody is there to ask.
   */
  async ask(question: Question): Promise<boolean> {
    const { fields, choices, problem, elsewhere } = question
    if (!this.#isAttended) {
      throw endUnattended({ ...question, isElsewhere: elsewhere !== undefined })
    }
    const others = choices.filter(({ type }) => type !== 'sso_provider')
    for (const requirement of requirementsOf(fields, others.length)) {
      this.#requirements.add(requirement)
    }
    if (elsewhere) this.#requirements.add('external_action')
    const { conceal } = this.#known
    const shown = showQuestion(fields, choices, conceal)
    const message = elsewhere && (conceal(elsewhere.message) ?? unspeakable)
    const interaction = newInteraction(shown.fields, shown.choices, message)
    const said = problem === undefined ? undefined : conceal(problem)
    const answer = elsewhere
      ? await this.#person.sendElsewhere(interaction, said, elsewhere.passes)
      : await this.#person.ask(interaction, said)
    if (!answer) return false
    const values = Object.entries(answer.values)
    const hasNew = this.#known.add(
      Object.fromEntries(values.map(([ref, value]) => [shown.refOf(ref), value])),
    )
    this.#chosenId = answer.choiceId && shown.choiceIdOf(answer.choiceId)
    this.#broughtNews = hasNew || answer.choiceId !== undefined
    const { totp_secret: key } = answer.values
    this.#givenKey = hasNew && key ? new Secret(key) : undefined
    return true
  }

  /** Whether the last answer was not a mere repetition. */
  get broughtNews(): boolean {
    return this.#broughtNews
  }

  /** The authenticator key that came with the last answer, once. */
  takeKey(): Secret | undefined {
    const key = this.#givenKey
    this.#givenKey = undefined
    return key
  }

  /** Whether a choice was made that was not pressed yet. */
  get hasChosen(): boolean {
    return this.#chosenId !== undefined
  }

  /** The choice the person made last. It is worth one press. */
  takeChosen(): string | undefined {
    const chosen = this.#chosenId
    this.#chosenId = undefined
    return chosen
  }

  /** Notes what the next login needs that was not asked for this time. */
  require(requirement: Requirement): void {
    this.#requirements.add(requirement)
  }

  /** What the next login has to ask for again. */
  get requirements(): Requirement[] {
    return [...this.#requirements]
  }
}
