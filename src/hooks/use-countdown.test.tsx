import { act, renderHook } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { useCountdown } from './use-countdown.ts'

it('counts the seconds down to none, and then rests', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const ends = Date.now() + 3_000
  const expiry = {
    expiresAt: new Date(ends),
    warning: true,
    get secondsLeft() {
      return Math.max(0, Math.ceil((ends - Date.now()) / 1000))
    },
  }
  const { result } = renderHook(() => useCountdown(expiry))
  expect(result.current).toBe(3)

  await act(async () => vi.advanceTimersByTime(1_000))
  expect(result.current).toBe(2)
  await act(async () => vi.advanceTimersByTime(5_000))

  expect(result.current).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

it('has nothing to count without an end', () => {
  expect(renderHook(() => useCountdown(undefined)).result.current).toBeUndefined()
})
