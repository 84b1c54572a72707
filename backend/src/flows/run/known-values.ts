import type { FieldType } from '@managed-auth/protocol'
import { Secret } from '../secret.ts'
import type { SeenField } from '../sighting.ts'
import { type Conceal, concealer } from './conceal.ts'
import { nearestName } from './value-names.ts'

/** Typed once and never again without a new action of the person. */
const singleUse: FieldType[] = ['password', 'code', 'totp_code']
export const isSingleUse = ({ type }: Pick<SeenField, 'type'>): boolean => singleUse.includes(type)
/** Never kept: they are worth nothing a minute later. */
const passing: FieldType[] = ['code', 'totp_code']

/** Names of values that anybody may read, until a field says otherwise. */
const openRefs = ['email', 'username', 'phone']
/** Fields whose values anybody may read: names, and what stands beside them. */
const isOpen = ({ type, ref }: SeenField): boolean =>
  type === 'identifier' || (type === 'text' && ref !== 'security_answer')

interface Known {
  value: Secret
  usable: boolean
  /** It went to the site, and goes there once. */
  isSpent: boolean
}

/** The values one flow may type: stored ones and what the person gave, each with its right of use. */
export class KnownValues {
  readonly #values = new Map<string, Known>()
  readonly #typed = new Map<string, Secret>()
  /** Under which name the value of a field was found, by the field's own. */
  readonly #sources = new Map<string, string>()
  #hasTypedName = false
  /** Every value there ever was, with its storage name. */
  readonly #all = new Map<Secret, string>()
  /** Storage names whose values anybody may read. Others are secret: nobody said what they are. */
  readonly #open = new Set(openRefs)
  /** Storage names that a secret was asked for under. They stay secret. */
  readonly #secret = new Set<string>()

  /**
   * @param values - By storage name. A newer value takes the place of an older one.
   * @returns Whether any of them was not known before.
   */
  add(values: Record<string, string>): boolean {
    const isNew = Object.entries(values).some(
      ([ref, value]) => this.#values.get(ref)?.value.reveal() !== value,
    )
    for (const [ref, value] of Object.entries(values)) {
      const secret = new Secret(value)
      this.#values.set(ref, { value: secret, usable: true, isSpent: false })
      this.#sources.delete(ref)
      this.#all.set(secret, ref)
    }
    return isNew
  }

  has(field: SeenField): boolean {
    return this.peek(field) !== undefined
  }

  /** The value that would be typed into a field. */
  peek(field: SeenField): Secret | undefined {
    const known = this.#values.get(this.nameOf(field))
    return known?.usable ? known.value : undefined
  }

  /** The storage name of the value for a field: its own, or the nearest one there is. */
  nameOf(field: SeenField): string {
    const { ref, type } = field
    const source = this.#sources.get(ref)
    if (source !== undefined || this.#values.has(ref)) return source ?? ref
    // Who is here was said already: a page that asks for another name wants to be sure of it.
    if (type === 'identifier' && this.#hasTypedName) return ref
    const usable = [...this.#values].filter(([, known]) => known.usable)
    const values = usable.map(([name, { value }]): [string, string] => [name, value.reveal()])
    return nearestName(field, values) ?? ref
  }

  /** The value for a field that is about to be typed. A password or code is spent by this. */
  take(field: SeenField): Secret | undefined {
    const name = this.nameOf(field)
    const known = this.#values.get(name)
    if (!known?.usable) return undefined
    if (name !== field.ref) this.#sources.set(field.ref, name)
    if (field.type === 'identifier') this.#hasTypedName = true
    if (isSingleUse(field)) Object.assign(known, { usable: false, isSpent: true })
    if (!passing.includes(field.type)) this.#typed.set(name, known.value)
    return known.value
  }

  /** Whether the value for a field went to the site before, by whatever way it asks again. */
  isSpent(field: SeenField): boolean {
    return this.#values.get(this.nameOf(field))?.isSpent === true
  }

  /** The site did not take these: they are asked for again. */
  refuse(fields: SeenField[]): void {
    for (const field of fields) {
      const name = this.nameOf(field)
      const known = this.#values.get(name)
      if (known) known.usable = false
      this.#typed.delete(name)
    }
  }

  /** They never reached the site: what it refused was something else. */
  giveBack(fields: SeenField[]): void {
    for (const field of fields) {
      const known = this.#values.get(this.nameOf(field))
      if (known) Object.assign(known, { usable: true, isSpent: false })
    }
  }

  /** Nothing of it may be typed where the login goes now; what was typed is still worth keeping. */
  setAside(): void {
    for (const known of this.#values.values()) known.usable = false
  }

  /** The same, and what was typed was for nothing. */
  forget(): void {
    this.setAside()
    this.#typed.clear()
    this.#hasTypedName = false
  }

  /** Whatever was known at any time: what is written down in the clear must hold none of it. */
  all(): Iterable<Secret> {
    return this.#all.keys()
  }

  /** Learns from a page what its values are: who asks for a password asks for a secret. */
  meet(fields: SeenField[]): void {
    for (const field of fields) {
      const kind = isOpen(field) ? this.#open : this.#secret
      kind.add(field.ref)
      kind.add(this.nameOf(field))
    }
  }

  /** Takes passwords, codes and answers out of what a site says. Names may stay. */
  get conceal(): Conceal {
    const isSecret = (ref: string) => this.#secret.has(ref) || !this.#open.has(ref)
    const secrets = [...this.#all].filter(([, ref]) => isSecret(ref))
    return concealer(secrets.map(([secret]) => secret))
  }

  /** What was typed and accepted and is worth keeping for the next login. */
  durable(): Map<string, Secret> {
    return this.#typed
  }
}
