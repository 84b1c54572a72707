import { expect, it } from 'vitest'
import { readMessage } from './message.ts'

const pointer = {
  kind: 'pointer',
  type: 'down',
  button: 'left',
  isHeld: true,
  clicks: 1,
  x: 0,
  y: 1,
}

it.each([
  [pointer],
  [{ kind: 'wheel', dx: 0, dy: -120, x: 0.5, y: 0.5 }],
  [{ kind: 'key', type: 'down', key: 'Enter', code: 'Enter', modifiers: ['shift'] }],
  [{ kind: 'text', text: 'ありがとう' }],
  [{ kind: 'drawn' }],
])('takes %j', (message) => {
  expect(readMessage(JSON.stringify(message))).toEqual(message)
})

it.each([
  [{ ...pointer, x: 1.01 }],
  [{ ...pointer, y: -1 }],
  [{ ...pointer, button: 'middle' }],
  [{ ...pointer, modifiers: ['control'] }],
  [{ kind: 'wheel', dx: 0, dy: 1e9, x: 0.5, y: 0.5 }],
  [{ kind: 'key', type: 'press', key: 'a', code: 'KeyA', modifiers: [] }],
  [{ kind: 'text', text: 'x'.repeat(10_001) }],
  [{ kind: 'navigate', url: 'file:///etc/passwd' }],
  [{ method: 'Page.navigate', params: { url: 'https://example.com' } }],
  [null],
])('takes nothing else: %j', (message) => {
  expect(readMessage(JSON.stringify(message))).toBeUndefined()
})

it('takes nothing that is not JSON', () => {
  expect(readMessage('{')).toBeUndefined()
})
