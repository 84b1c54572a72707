import { expect, it } from 'vitest'
import type { HumanInput, Modifier } from '../flows/live-views/ports.ts'
import { commandFor } from './human-input.ts'

const size = { width: 1280, height: 800 }
const down: HumanInput = {
  kind: 'pointer',
  type: 'down',
  button: 'left',
  isHeld: true,
  clicks: 2,
  x: 0.5,
  y: 0.25,
}
const key = (
  name: string,
  modifiers: Modifier[] = [],
  type: 'down' | 'up' = 'down',
): HumanInput => ({
  kind: 'key',
  type,
  key: name,
  code: '',
  modifiers,
})

it('finds the place in the page, however large the picture is', () => {
  expect(commandFor(down, size)?.params).toMatchObject({ x: 640, y: 200, clickCount: 2 })
  expect(commandFor(down, { width: 400, height: 400 })?.params).toMatchObject({ x: 200, y: 100 })
})

it('drags while the button is held, and only moves otherwise', () => {
  const move: HumanInput = { ...down, type: 'move' }
  expect(commandFor(move, size)?.params).toMatchObject({ button: 'left', buttons: 1 })
  expect(commandFor({ ...move, isHeld: false }, size)?.params).toMatchObject({ button: 'none' })
})

it('turns the wheel', () => {
  const wheel: HumanInput = { kind: 'wheel', dx: 1, dy: -120, x: 0, y: 0 }
  expect(commandFor(wheel, size)?.params).toMatchObject({ type: 'mouseWheel', deltaY: -120 })
})

it('types signs with their text, and others by their name', () => {
  expect(commandFor(key('a'), size)?.params).toMatchObject({
    type: 'keyDown',
    text: 'a',
    windowsVirtualKeyCode: 65,
  })
  expect(commandFor(key('Tab', ['shift']), size)?.params).toMatchObject({
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 9,
    modifiers: 8,
  })
  expect(commandFor(key('Enter'), size)?.params).toMatchObject({ text: '\r' })
  expect(commandFor(key('a', [], 'up'), size)?.params).not.toHaveProperty('text')
})

it('takes AltGr for what it types', () => {
  expect(commandFor(key('@', ['control', 'alt']), size)?.params).toMatchObject({
    text: '@',
    modifiers: 0,
  })
})

it('hands over what was pasted or composed as it is', () => {
  expect(commandFor({ kind: 'text', text: 'ありがとう' }, size)).toEqual({
    method: 'Input.insertText',
    params: { text: 'ありがとう' },
  })
})

it('selects and undoes with Control, and opens no window with Enter', () => {
  expect(commandFor(key('a', ['control']), size)?.params).toMatchObject({ commands: ['selectAll'] })
  expect(commandFor(key('Enter', ['shift', 'control']), size)?.params).toMatchObject({
    modifiers: 0,
  })
})

it.each([['F12'], ['ContextMenu'], ['BrowserBack'], ['PrintScreen'], ['constructor']])(
  'leaves out the key %s',
  (name) => {
    expect(commandFor(key(name), size)).toBeUndefined()
  },
)

it.each([
  ['c', 'control'],
  ['v', 'control'],
  ['x', 'meta'],
  ['o', 'control'],
  ['s', 'meta'],
  ['t', 'control'],
] as const)('leaves out %s with %s', (name, modifier) => {
  expect(commandFor(key(name, [modifier]), size)).toBeUndefined()
})
