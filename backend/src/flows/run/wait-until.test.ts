import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FlowAborted } from './flow-end.ts'
import { createWaitUntil } from './wait-until.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }))
afterEach(() => void vi.useRealTimers())

const waitUntil = createWaitUntil(() => new Date())

it('waits for the moment and no longer', async () => {
  const over = vi.fn()
  const waited = waitUntil(new Date(31_000), new AbortController().signal).then(over)

  await vi.advanceTimersByTimeAsync(29_999)
  expect(over).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  await waited

  expect(vi.getTimerCount()).toBe(0)
})

it('ends with the flow, and leaves no timer behind', async () => {
  const flow = new AbortController()
  const waited = expect(waitUntil(new Date(31_000), flow.signal)).rejects.toThrow(FlowAborted)

  flow.abort()
  await waited
  await expect(waitUntil(new Date(31_000), flow.signal)).rejects.toThrow(FlowAborted)

  expect(vi.getTimerCount()).toBe(0)
})
