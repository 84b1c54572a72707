import type { HumanInput, Modifier } from '../flows/live-views/ports.ts'

/** The size of the page in CSS pixels, as the latest picture shows it. */
export interface PageSize {
  width: number
  height: number
}

/** A command of the DevTools protocol. */
export type InputCommand =
  | { method: 'Input.dispatchMouseEvent'; params: MouseParams }
  | { method: 'Input.dispatchKeyEvent'; params: KeyParams }
  | { method: 'Input.insertText'; params: { text: string } }

interface MouseParams {
  type: 'mousePressed' | 'mouseReleased' | 'mouseMoved' | 'mouseWheel'
  x: number
  y: number
  button?: 'left' | 'right' | 'none'
  buttons?: number
  clickCount?: number
  deltaX?: number
  deltaY?: number
}

interface KeyParams {
  type: 'keyDown' | 'rawKeyDown' | 'keyUp'
  key: string
  code: string
  windowsVirtualKeyCode: number
  modifiers: number
  text?: string
  commands?: string[]
}

/** Keys that are no sign, by their Windows code: what a page can be used with, and nothing else. */
const named = new Map(
  Object.entries({
    ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, PageUp: 33, PageDown: 34, End: 35, Home: 36 },
    ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Delete: 46 },
    ...{ Shift: 16, Control: 17, Alt: 18, Meta: 91 },
  }),
)

/** CDP's bit for each. */
const bits: Record<Modifier, number> = { alt: 1, control: 2, meta: 4, shift: 8 }

const buttons = { left: 1, right: 2 } as const

/**
 * Signs that may be pressed with Control or Command. Copying and pasting are not among them: pages of
 * different people share the clipboard of one browser process.
 */
const editing: Record<string, string> = { a: 'selectAll', z: 'undo', y: 'redo' }

/**
 * What a person did, as the browser takes it; nothing where it would leave the page. Pointers carry no
 * modifiers, and Enter carries none: with one a link opens another window, or is downloaded.
 */
export function commandFor(input: HumanInput, size: PageSize): InputCommand | undefined {
  if (input.kind === 'text') return { method: 'Input.insertText', params: { text: input.text } }
  if (input.kind === 'key') return keyCommand(input)
  const place = { x: input.x * size.width, y: input.y * size.height }
  if (input.kind === 'wheel') {
    const { dx: deltaX, dy: deltaY } = input
    return {
      method: 'Input.dispatchMouseEvent',
      params: { type: 'mouseWheel', ...place, deltaX, deltaY },
    }
  }
  const { type, button, isHeld, clicks } = input
  if (type === 'move') {
    const held = isHeld ? { button, buttons: buttons[button] } : { button: 'none' as const }
    return {
      method: 'Input.dispatchMouseEvent',
      params: { type: 'mouseMoved', ...place, ...held },
    }
  }
  return {
    method: 'Input.dispatchMouseEvent',
    params: {
      type: type === 'down' ? 'mousePressed' : 'mouseReleased',
      ...place,
      button,
      buttons: type === 'down' ? buttons[button] : 0,
      clickCount: clicks,
    },
  }
}

function keyCommand(input: HumanInput & { kind: 'key' }): InputCommand | undefined {
  const { type, key, code } = input
  const isSign = [...key].length === 1
  const modifiers = key === 'Enter' ? [] : input.modifiers
  const isCombined = modifiers.includes('control') || modifiers.includes('meta')
  if (!isSign && !named.has(key)) return undefined
  // AltGr comes as Control and Alt together, and makes a sign.
  const isSignMade = isSign && (!isCombined || modifiers.includes('alt'))
  const editingCommand = isSign && !isSignMade ? editing[key.toLowerCase()] : undefined
  if (isSign && !isSignMade && editingCommand === undefined) return undefined
  const params = {
    key,
    code,
    windowsVirtualKeyCode: named.get(key) ?? virtualKeyOf(key),
    modifiers: isSignMade && isCombined ? 0 : modifiers.reduce((sum, one) => sum | bits[one], 0),
  }
  if (type === 'up')
    return { method: 'Input.dispatchKeyEvent', params: { type: 'keyUp', ...params } }
  const text = key === 'Enter' ? '\r' : isSignMade ? key : undefined
  return {
    method: 'Input.dispatchKeyEvent',
    params: {
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...params,
      ...(text !== undefined && { text }),
      ...(editingCommand !== undefined && { commands: [editingCommand] }),
    },
  }
}

/** Letters and digits have the code of their capital; the others are told by their text. */
const virtualKeyOf = (sign: string): number =>
  /^[a-z0-9 ]$/i.test(sign) ? sign.toUpperCase().charCodeAt(0) : 0
