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

export interface FilmOptions {
  /** Between two pictures, in milliseconds. @default 200: five a second tell what happened */
  spacingMs?: number | undefined
  /** @default 3 seconds: nothing changes while a person thinks, and nobody watches that */
  longestShotMs?: number | undefined
}

const lastShotMs = 1_000
const mostBytes = 48 * 1024 * 1024

/** What a browser looked like, picture by picture. */
export class Film {
  readonly #longestShotMs: number
  #spacingMs: number
  #frames: Frame[] = []
  #bytes = 0
  #endsAt: number | undefined

  constructor({ spacingMs = 200, longestShotMs = 3_000 }: FilmOptions = {}) {
    this.#spacingMs = spacingMs
    this.#longestShotMs = longestShotMs
  }

  /**
   * Takes a picture. One that comes too soon after the last takes its place: what a page looked
   * like when it came to rest is worth more than how it got there.
   */
  take(frame: Frame): void {
    if (frame.jpeg.length > mostBytes / 2) return
    while (this.#bytes + frame.jpeg.length > mostBytes) this.#thinOut()
    const [before, last] = this.#frames.slice(-2)
    const tooSoon = (earlier: Frame | undefined, later: Frame) =>
      earlier !== undefined && later.at - earlier.at < this.#spacingMs
    if (last && tooSoon(last, frame) && tooSoon(before, last)) this.#dropLast()
    this.#frames.push(frame)
    this.#bytes += frame.jpeg.length
  }

  /** The last picture is shown until then. @default for a second */
  end(at: number): void {
    this.#endsAt = at
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0
  }

  /** In order, with waits shortened. */
  shots(): Shot[] {
    const frames = this.#frames.toSorted((left, right) => left.at - right.at)
    let from = 0
    return frames.map(({ at, jpeg }, index) => {
      const until = frames[index + 1]?.at ?? Math.max(this.#endsAt ?? 0, at + lastShotMs)
      const lasts = Math.min(until - at, this.#longestShotMs)
      const shot = { jpeg, from, for: Math.max(lasts, 1) }
      from += shot.for
      return shot
    })
  }

  #dropLast(): void {
    const dropped = this.#frames.pop()
    this.#bytes -= dropped?.jpeg.length ?? 0
  }

  /** A full film keeps every second picture and takes half as many from then on: it never ends early. */
  #thinOut(): void {
    this.#frames = this.#frames.filter((_, index) => index % 2 === 0)
    this.#bytes = this.#frames.reduce((sum, { jpeg }) => sum + jpeg.length, 0)
    this.#spacingMs *= 2
  }
}
