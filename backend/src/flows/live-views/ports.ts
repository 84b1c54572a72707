/** A place in the picture: 0 is its left or upper edge, 1 the opposite one. */
interface Place {
  x: number
  y: number
}

/** What a person does in a browser they only see. */
export type HumanInput =
  | ({
      kind: 'pointer'
      type: 'move' | 'down' | 'up'
      button: 'left' | 'right'
      /** Whether the button is down, for a move. */
      isHeld: boolean
      /** The second of a double click is 2. */
      clicks: number
    } & Place)
  /** `dx` and `dy` in CSS pixels of the page. */
  | ({ kind: 'wheel'; dx: number; dy: number } & Place)
  | {
      kind: 'key'
      type: 'down' | 'up'
      /** As `KeyboardEvent` names them. */
      key: string
      code: string
      modifiers: Modifier[]
    }
  /** What was pasted, dictated or composed: it has no keys of its own. */
  | { kind: 'text'; text: string }

export type Modifier = 'alt' | 'control' | 'meta' | 'shift'

/** Somebody who looks at a browser. */
export interface Viewer {
  /** A picture of the page in front, as JPEG. The next ones wait until this one was `drawn`. */
  onPicture(jpeg: Buffer): void
  /** The page in front is of this host; of none while it is empty. */
  onHost(host: string | undefined): void
}

export interface Watch {
  /** The latest picture is on the screen. */
  drawn(): void
  /** Does what a person did, in the page in front. What would leave the page is left out. */
  act(input: HumanInput): Promise<void>
  stop(): Promise<void>
}

/** Port: the pages of one browser, as they can be watched. Implemented in `browser/`. */
export interface LiveWindow {
  /** Pictures are taken only while somebody watches. Never rejects for a page that has gone. */
  watch(viewer: Viewer): Promise<Watch>
}
