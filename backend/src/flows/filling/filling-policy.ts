import type { FillMode } from '@managed-auth/protocol'
import type { Filling, Stray, TypedBecause } from '../login-page.ts'
import { FlowEnd } from '../run/flow-end.ts'
import type { Secret } from '../secret.ts'
import type { SeenField } from '../sighting.ts'
import { standInFor } from './stand-in.ts'
import { strayWords } from './stray-words.ts'

/** A secret is about to be typed as it is. Holds no value. */
export interface TypedSecret {
  /** The document it is typed into, with its port. */
  host: string
  because: TypedBecause
}

export interface FillingPolicyOptions {
  mode: FillMode
  /** Hosts at which an earlier login had to type. */
  typedAt: ReadonlySet<string>
  /** Writes down that a secret is typed. Nothing is typed before this has come true. */
  onTyped: (typed: TypedSecret) => Promise<void>
}

/** One secret as it was filled in last. */
interface Filled {
  host: string
  isDecoy: boolean
  wasSent: boolean
  stray: Stray | undefined
}

/**
 * Decides for one login how each secret gets to the site: by a stand-in, or typed.
 *
 * Passwords and what a page masks like one are secrets. User names are none: pages show them. Codes
 * are none either: they are worth nothing once used, go into rows of boxes one by one, and six
 * digits may stand in a request by chance.
 */
export class FillingPolicy {
  readonly #options: FillingPolicyOptions
  readonly #typedAt: Set<string>
  readonly #filled = new Map<string, Filled>()

  constructor(options: FillingPolicyOptions) {
    this.#options = options
    const remembers = options.mode === 'auto'
    this.#typedAt = new Set(remembers ? options.typedAt : [])
  }

  /**
   * How to fill in a field that is no user name and no code.
   *
   * @param host - Of the document the field stands in, with its port.
   * @throws {FlowEnd} `unsupported_auth_method` when nothing but a stand-in is wanted, and none can
   *   be made.
   */
  async fillingOf({ ref }: Pick<SeenField, 'ref'>, value: Secret, host: string): Promise<Filling> {
    const filled: Filled = { host, isDecoy: false, wasSent: false, stray: undefined }
    this.#filled.set(ref, filled)
    const onStray = (stray: Stray) => {
      filled.stray = stray
    }
    const standIn = standInFor(value)
    const because = this.#whyTyped(host, standIn)
    if (standIn && because === undefined) {
      filled.isDecoy = true
      const onSwap = () => {
        filled.wasSent = true
      }
      return { by: 'decoy', standIn, onSwap, onStray }
    }
    const typed = { host, because: because ?? ('short' as const) }
    if (this.#options.mode === 'decoy') {
      throw new FlowEnd(
        'unsupported_auth_method',
        'The password is too short to be filled in by a stand-in. Set fill_mode of the connection to "auto" to have it typed.',
      )
    }
    await this.#options.onTyped(typed)
    return { by: 'hand', because: typed.because, onStray }
  }

  /**
   * Whether a secret among fields that are asked for again never went out: what the site refused
   * was the stand-in, so the secret is still to be sent, and is typed from now on.
   *
   * @throws {FlowEnd} `domain_not_allowed` when the page tried to send it elsewhere,
   *   `unsupported_auth_method` when nothing but a stand-in is wanted.
   */
  wasLost(fields: Pick<SeenField, 'ref'>[]): boolean {
    const lost = fields
      .map(({ ref }) => this.#filled.get(ref))
      .find((filled) => filled?.isDecoy && !filled.wasSent)
    if (!lost) return false
    if (lost.stray) {
      throw new FlowEnd('domain_not_allowed', strayWords(lost.stray))
    }
    if (this.#options.mode === 'decoy') {
      throw new FlowEnd(
        'unsupported_auth_method',
        'The site sends passwords in a way that a stand-in cannot be found in. Set fill_mode of the connection to "auto" to have them typed there.',
      )
    }
    this.#typedAt.add(lost.host)
    return true
  }

  #whyTyped(host: string, standIn: Secret | undefined): TypedBecause | undefined {
    if (this.#options.mode === 'direct') return 'chosen'
    if (standIn === undefined) return 'short'
    if (!this.#typedAt.has(host)) return undefined
    return this.#options.typedAt.has(host) ? 'remembered' : 'lost'
  }
}
