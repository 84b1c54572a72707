import type { KnownValues } from './known-values.ts'
import type { ProviderSignIn } from './provider-sign-in.ts'

/** Values kept for an identity provider: its button is pressed without asking. */
export interface KeptSignIn {
  provider: string
  values: Record<string, string>
  /** They were typed at the provider, and are for it alone, even where its button is gone. */
  isBound: boolean
}

/** Keeps apart what is typed at the site and what is typed at its identity provider. */
export class Sides {
  readonly #signIn: ProviderSignIn
  readonly #known: KnownValues
  readonly #kept: KeptSignIn | undefined
  #wasAtProvider = false
  #isAtSite = false
  #wasLedAway = false

  constructor(signIn: ProviderSignIn, known: KnownValues, kept: KeptSignIn | undefined) {
    this.#signIn = signIn
    this.#known = known
    this.#kept = kept
  }

  /** Values for the site are not typed at the provider, nor the other way round. */
  standAt(isAtProvider: boolean): void {
    if (isAtProvider === this.#wasAtProvider) return
    this.#wasAtProvider = isAtProvider
    if (isAtProvider) this.#known.forget()
    else this.#known.setAside()
    const kept = isAtProvider ? this.#kept : undefined
    if (kept && kept.provider === this.#signIn.provider) this.#known.add(kept.values)
  }

  /**
   * The site led to a provider without being asked to. What is kept for the site is not typed there
   * until the person has answered there once.
   */
  standAtUnasked(): void {
    if (this.#wasLedAway) return
    this.#wasLedAway = true
    this.#known.setAside()
  }

  /** The provider whose button is to be pressed without asking, until one was pressed. */
  get keptWay(): string | undefined {
    const isOpen = this.#signIn.provider === undefined && !this.#isAtSite
    return isOpen ? this.#kept?.provider : undefined
  }

  /**
   * The form stands there and the provider's button does not: values that a customer's server gave
   * for this site are typed into the form instead.
   */
  typeAtSite(): void {
    if (this.keptWay === undefined || !this.#kept || this.#kept.isBound) return
    this.#isAtSite = true
    this.#known.add(this.#kept.values)
  }

  /** Values kept for a provider were typed into the site's own form. */
  get isAtSite(): boolean {
    return this.#isAtSite
  }
}
