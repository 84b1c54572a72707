import { inspect } from 'node:util'

const shown = '[secret]'

/**
 * A value nobody may see: printing, logging or serialising it yields `[secret]`.
 * Only the room that hands the value to its destination calls `reveal`.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself. Call it at the last moment, and keep no copy. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  [inspect.custom](): string {
    return shown
  }
}
