import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IdleTimer } from './idle-timer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('calls when nobody came', () => {
  const onIdle = vi.fn()
  new IdleTimer(10_000, onIdle)
  vi.advanceTimersByTime(9_999)
  expect(onIdle).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(onIdle).toHaveBeenCalledOnce()
})

it('waits while anybody is there, and counts anew from when the last has left', () => {
  const onIdle = vi.fn()
  const timer = new IdleTimer(10_000, onIdle)
  const [first, second] = [timer.hold(), timer.hold()]
  vi.advanceTimersByTime(60_000)
  first()
  first()
  vi.advanceTimersByTime(60_000)
  expect(onIdle).not.toHaveBeenCalled()
  second()
  vi.advanceTimersByTime(10_000)
  expect(onIdle).toHaveBeenCalledOnce()
})

it('never calls once it is stopped', () => {
  const onIdle = vi.fn()
  const timer = new IdleTimer(10_000, onIdle)
  const letGo = timer.hold()
  timer.stop()
  letGo()
  vi.advanceTimersByTime(60_000)
  expect(onIdle).not.toHaveBeenCalled()
})
