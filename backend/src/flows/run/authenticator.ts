import type { TotpSteps } from '../credentials/ports.ts'
import { speaksOf } from '../interpret/speaks-of.ts'
import type { Clock } from '../ports.ts'
import type { Secret } from '../secret.ts'
import type { SeenChoice, SeenField } from '../sighting.ts'
import { stepStart, totpCode, totpStep } from '../totp/totp-code.ts'
import { readTotpKey, type TotpKey, TotpKeyError } from '../totp/totp-key.ts'
import type { WaitUntil } from './wait-until.ts'

/** A code that is nearly over may have lapsed when it arrives; the next one is waited for. */
const enoughLeftMs = 5_000
/** Codes for a field that asks for the authenticator's: the clock of a site may be off by one. */
const mostTries = 3
/** Codes for a field that does not say whose code it takes. */
const mostGuesses = 1

export interface AuthenticatorDeps {
  steps: TotpSteps
  /** Digest of a text within the connection's project, useless without a key of ours. */
  mark: (text: string) => string
  now: Clock
  waitUntil: WaitUntil
}

/** Makes the one-time codes of one login, once there is a key to make them from. */
export class Authenticator {
  readonly #deps: AuthenticatorDeps
  readonly #keptIn: string | undefined
  #key: TotpKey | undefined
  #given: TotpKey | undefined
  #isTyped = false
  #refusals = 0
  #isChosen = false

  /**
   * @param key - The one that is kept for the login.
   * @param keptIn - The credential it is kept in, by id: workers whose digests differ know it too.
   */
  constructor(deps: AuthenticatorDeps, key: TotpKey | undefined, keptIn?: string | null) {
    this.#deps = deps
    this.#key = key
    this.#keptIn = keptIn ?? undefined
  }

  /**
   * Takes a key that a person gave.
   * @returns What is wrong with it, if something is.
   */
  learn(typed: Secret): string | undefined {
    try {
      this.#given = readTotpKey(typed)
    } catch (error) {
      if (error instanceof TotpKeyError) return error.message
      throw error
    }
    this.#key = this.#given
    this.#refusals = 0
    return undefined
  }

  /** The key a person gave, worth keeping when the login succeeds. */
  get given(): TotpKey | undefined {
    return this.#given
  }

  /** Codes were made and the site took none of them. */
  get isRefused(): boolean {
    return this.#refusals > 0
  }

  /** Whether a field can be filled with a code of ours. */
  answers({ type, linkedMfa, label }: SeenField): boolean {
    if (!this.#key) return false
    if (type === 'totp_code') return this.#refusals < mostTries
    const isOpen = type === 'code' && linkedMfa === undefined && !speaksOf('backupCode', label)
    return isOpen && this.#refusals < mostGuesses
  }

  /** The way to a page that asks for our code, worth one try in a login. */
  choose<C extends SeenChoice>(choices: C[]): C | undefined {
    if (!this.#key || this.#isChosen || this.#refusals > 0) return undefined
    const chosen = choices.find(({ mfa }) => mfa === 'totp')
    this.#isChosen = chosen !== undefined
    return chosen
  }

  /** The site asks again for what was typed. */
  refuse(fields: SeenField[]): void {
    if (this.#isTyped && fields.some(({ type }) => type === 'totp_code' || type === 'code')) {
      this.#refusals += 1
    }
    this.#isTyped = false
  }

  /**
   * A code that no login has typed before and that is good for a while yet. Waits for the next
   * step when it must.
   *
   * @returns Nothing without a key.
   * @throws {FlowAborted} When the flow ends meanwhile.
   */
  async code(signal: AbortSignal): Promise<Secret | undefined> {
    const key = this.#key
    if (!key) return undefined
    const { now, waitUntil } = this.#deps
    const enoughLeft = Math.min(enoughLeftMs, (key.period * 1_000) / 2)
    for (;;) {
      const moment = now()
      const step = totpStep(key, moment)
      const next = stepStart(key, step + 1)
      const isLong = next.getTime() - moment.getTime() >= enoughLeft
      if (isLong && (await this.#claim(key, step, moment))) {
        this.#isTyped = true
        return totpCode(key, step).code
      }
      await waitUntil(next, signal)
    }
  }

  /** Takes a step under every name the key goes by. */
  async #claim(key: TotpKey, step: number, now: Date): Promise<boolean> {
    const { steps, mark } = this.#deps
    const isKept = this.#keptIn !== undefined && this.#given === undefined
    const names = [mark(key.secret.reveal()), ...(isKept ? [this.#keptIn] : [])]
    for (const name of names) {
      if (name !== undefined && !(await steps.claim(name, step, now))) return false
    }
    return true
  }
}
