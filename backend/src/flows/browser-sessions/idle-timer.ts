/** Calls back once nobody has held it for a while. Time begins to count when it is made. */
export class IdleTimer {
  readonly #ms: number
  readonly #onIdle: () => void
  #holders = 0
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number, onIdle: () => void) {
    this.#ms = ms
    this.#onIdle = onIdle
    this.#start()
  }

  /** @returns Lets go, once. */
  hold(): () => void {
    this.#holders += 1
    clearTimeout(this.#timer)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#holders -= 1
      if (this.#holders === 0) this.#start()
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#holders = Number.POSITIVE_INFINITY
  }

  #start(): void {
    // Three days at most, which a timer can count.
    this.#timer = setTimeout(this.#onIdle, this.#ms)
    this.#timer.unref()
  }
}
