import { expect, it, vi } from 'vitest'
import { createFinger, createMouse } from './pointers.mjs'

const at = (x: number, y: number) => ({ x, y })
const told = (send: ReturnType<typeof vi.fn>) =>
  send.mock.calls.map(([message]) =>
    [message.kind === 'pointer' ? message.type : message.kind, message.isHeld].join(' '),
  )

it('tells a double click from two clicks by time and place', () => {
  const send = vi.fn()
  const mouse = createMouse(send)
  const click = (px: number, moment: number) => {
    mouse.down(at(0, 0), px, 0, 0, moment)
    mouse.up(at(0, 0))
  }
  click(0, 1_000)
  click(2, 1_300)
  click(90, 1_400)
  click(90, 9_000)
  const presses = send.mock.calls.map(([message]) => message).filter(({ type }) => type === 'down')
  expect(presses.map(({ clicks }) => clicks)).toEqual([1, 2, 1, 1])
})

it('leaves the middle button out, and knows which one is held', () => {
  const send = vi.fn()
  const mouse = createMouse(send)
  mouse.down(at(0, 0), 0, 0, 1, 0)
  mouse.up(at(0, 0))
  mouse.down(at(0, 0), 0, 0, 2, 0)
  mouse.move(at(0.1, 0))
  mouse.up(at(0.1, 0))
  mouse.move(at(0.2, 0))
  expect(told(send)).toEqual(['down true', 'move true', 'up true', 'move false'])
  expect(send.mock.calls[0]?.[0]).toMatchObject({ button: 'right' })
})

it('clicks where a finger taps', () => {
  const send = vi.fn()
  const finger = createFinger(send)
  finger.down(at(0.5, 0.5), 100, 100)
  finger.move(at(0.5, 0.5), 103, 102, 1)
  finger.up(at(0.5, 0.5))
  expect(told(send)).toEqual(['move false', 'down true', 'up false'])
})

it('drags what a finger takes sideways, from where it began', () => {
  const send = vi.fn()
  const finger = createFinger(send)
  finger.down(at(0.1, 0.5), 10, 100)
  finger.move(at(0.3, 0.5), 30, 102, 1)
  finger.move(at(0.6, 0.5), 60, 130, 1)
  finger.up(at(0.6, 0.5))
  expect(told(send)).toEqual(['move false', 'down true', 'move true', 'move true', 'up false'])
  expect(send.mock.calls[1]?.[0]).toMatchObject({ x: 0.1 })
})

it('scrolls with a finger that goes up, by as much of the page', () => {
  const send = vi.fn()
  const finger = createFinger(send)
  finger.down(at(0.5, 0.5), 100, 100)
  finger.move(at(0.5, 0.4), 101, 80, 3)
  finger.up(at(0.5, 0.4))
  expect(send.mock.calls).toEqual([[{ kind: 'wheel', dx: -3, dy: 60, x: 0.5, y: 0.5 }]])
})

it('leaves two fingers to the phone, and lets go of what it dragged', () => {
  const send = vi.fn()
  const finger = createFinger(send)
  finger.down(at(0.1, 0.5), 10, 100)
  finger.down(at(0.9, 0.5), 90, 100)
  finger.move(at(0.5, 0.5), 50, 100, 1)
  finger.up(at(0.5, 0.5))
  expect(send).not.toHaveBeenCalled()

  finger.down(at(0.1, 0.5), 10, 100)
  finger.move(at(0.4, 0.5), 40, 100, 1)
  finger.cancel()
  expect(told(send).at(-1)).toBe('up false')
})
