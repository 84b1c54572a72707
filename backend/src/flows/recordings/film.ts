/** One picture of a page. */
export interface Frame {
  /** When it was painted, in milliseconds since the epoch. */
  at: number
  jpeg: Buffer
}

/** A picture and how long it is shown, in milliseconds from the film's beginning. */
export interface Shot {
  jpeg: Buffer
  from: number
  for: number
}

const limits = {
  /** Between two pictures: five a second tell what happened. */
  spacingMs: 200,
  /** Nothing changes while a person thinks: nobody watches that. */
  longestShotMs: 3_000,
  lastShotMs: 1_000,
  bytes: 48 * 1024 * 1024,
}

/** What a login looked like, picture by picture. */
export class Film {
  readonly #frames: Frame[] = []
  #bytes = 0

  /**
   * Takes a picture. One that comes too soon after the last takes its place: what a page looked
   * like when it came to rest is worth more than how it got there. A full film takes none.
   */
  take(frame: Frame): void {
    if (this.#bytes + frame.jpeg.length > limits.bytes) return
    const [before, last] = this.#frames.slice(-2)
    const tooSoon = (earlier: Frame | undefined, later: Frame) =>
      earlier !== undefined && later.at - earlier.at < limits.spacingMs
    if (last && tooSoon(last, frame) && tooSoon(before, last)) this.#dropLast()
    this.#frames.push(frame)
    this.#bytes += frame.jpeg.length
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0
  }

  /** In order, with waits shortened. */
  shots(): Shot[] {
    const frames = this.#frames.toSorted((left, right) => left.at - right.at)
    let from = 0
    return frames.map(({ at, jpeg }, index) => {
      const next = frames[index + 1]
      const lasts = next ? Math.min(next.at - at, limits.longestShotMs) : limits.lastShotMs
      const shot = { jpeg, from, for: Math.max(lasts, 1) }
      from += shot.for
      return shot
    })
  }

  #dropLast(): void {
    const dropped = this.#frames.pop()
    this.#bytes -= dropped?.jpeg.length ?? 0
  }
}
