// From pointers on the picture to what the browser is sent. No DOM in here but the events' numbers.

/** @typedef {{ x: number, y: number }} Place From 0 to 1. */
/** @typedef {(message: object) => void} Send */

/** A second press counts as a double click when it comes so soon, and so near. */
const doubleMs = 500
const doublePixels = 6
/** A finger that moves less than this taps. */
const slipPixels = 8

/**
 * A mouse or a pen.
 * @param {Send} send
 */
export function createMouse(send) {
  /** @type {{ at: number, px: number, py: number, button: string, clicks: number } | undefined} */
  let last
  /** @type {'left' | 'right' | undefined} */
  let held
  /** @type {(type: 'down' | 'up' | 'move', place: Place, clicks: number) => void} */
  const tell = (type, place, clicks) =>
    send({
      kind: 'pointer',
      type,
      button: held ?? 'left',
      isHeld: held !== undefined,
      clicks,
      ...place,
    })
  return {
    /** @param {Place} place @param {number} px @param {number} py @param {number} button @param {number} at */
    down(place, px, py, button, at) {
      // The middle button opens links in new windows.
      if (held !== undefined || (button !== 0 && button !== 2)) return
      held = button === 0 ? 'left' : 'right'
      const isAgain =
        last?.button === held &&
        at - last.at <= doubleMs &&
        Math.hypot(px - last.px, py - last.py) <= doublePixels
      const clicks = isAgain && last ? Math.min(last.clicks + 1, 3) : 1
      last = { at, px, py, button: held, clicks }
      tell('down', place, clicks)
    },
    /** @param {Place} place */
    move: (place) => tell('move', place, 0),
    /** @param {Place} place */
    up(place) {
      if (held === undefined) return
      tell('up', place, last?.clicks ?? 1)
      held = undefined
    },
  }
}

/**
 * One finger. A tap clicks. A way that begins sideways drags, as puzzles with a slider want it; one
 * that begins up or down scrolls. A second finger is the phone's own: it makes the picture larger.
 * @param {Send} send
 */
export function createFinger(send) {
  /** @type {{ place: Place, px: number, py: number, does: 'nothing' | 'drag' | 'scroll' } | undefined} */
  let finger
  /** @type {(type: 'down' | 'up' | 'move', place: Place, isHeld: boolean) => void} */
  const tell = (type, place, isHeld) =>
    send({
      kind: 'pointer',
      type,
      button: 'left',
      isHeld,
      clicks: type === 'move' ? 0 : 1,
      ...place,
    })
  return {
    /** @param {Place} place @param {number} px @param {number} py */
    down(place, px, py) {
      if (finger) return this.cancel()
      finger = { place, px, py, does: 'nothing' }
    },
    /** @param {Place} place @param {number} px @param {number} py @param {number} scale Page pixels to one here. */
    move(place, px, py, scale) {
      if (!finger) return
      const [dx, dy] = [px - finger.px, py - finger.py]
      if (finger.does === 'nothing') {
        if (Math.hypot(dx, dy) < slipPixels) return
        finger.does = Math.abs(dx) >= Math.abs(dy) ? 'drag' : 'scroll'
        if (finger.does === 'drag') {
          tell('move', finger.place, false)
          tell('down', finger.place, true)
        }
      }
      if (finger.does === 'drag') tell('move', place, true)
      else send({ kind: 'wheel', dx: -dx * scale, dy: -dy * scale, ...finger.place })
      finger = { ...finger, place: finger.does === 'drag' ? place : finger.place, px, py }
    },
    /** @param {Place} place */
    up(place) {
      if (finger?.does === 'nothing') {
        tell('move', place, false)
        tell('down', place, true)
        tell('up', place, false)
      }
      if (finger?.does === 'drag') tell('up', place, false)
      finger = undefined
    },
    cancel() {
      if (finger?.does === 'drag') tell('up', finger.place, false)
      finger = undefined
    },
  }
}
