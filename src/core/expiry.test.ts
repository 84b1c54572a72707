import { expect, it, vi } from 'vitest'
import { createManualRuntime } from '../../test/support/manual-runtime.ts'
import { createDeadline } from './expiry.ts'

const at = (seconds: number) => seconds * 1000

it('warns once, as long before the end as asked', async () => {
  const runtime = createManualRuntime()
  const onWarning = vi.fn()
  const deadline = createDeadline(runtime, 120, onWarning)
  const first = deadline.set(at(600))
  expect(first).toMatchObject({ expiresAt: new Date(600_000), warning: false, secondsLeft: 600 })

  await runtime.pass(479_000)
  expect(onWarning).not.toHaveBeenCalled()
  expect(deadline.set(at(600))).toBe(first)
  await runtime.pass(1_000)

  expect(onWarning).toHaveBeenCalledTimes(1)
  expect(deadline.set(at(600))).toMatchObject({ warning: true, secondsLeft: 120 })
  await runtime.pass(600_000)
  expect(onWarning).toHaveBeenCalledTimes(1)
  expect(deadline.set(at(600))?.secondsLeft).toBe(0)
})

it('never warns less than a minute ahead', async () => {
  const runtime = createManualRuntime()
  const deadline = createDeadline(runtime, 5, () => undefined)
  deadline.set(at(300))

  await runtime.pass(240_000)

  expect(deadline.set(at(300))?.warning).toBe(true)
})

it('waits for an end further away than a timer can', async () => {
  const runtime = createManualRuntime()
  const onWarning = vi.fn()
  const later = vi.spyOn(runtime, 'later')
  const thirtyDays = 30 * 24 * 3600
  createDeadline(runtime, 120, onWarning).set(at(thirtyDays))

  await runtime.pass((thirtyDays - 121) * 1000)
  expect(onWarning).not.toHaveBeenCalled()
  await runtime.pass(1_000)

  expect(onWarning).toHaveBeenCalledTimes(1)
  expect(Math.max(...later.mock.calls.map(([, ms]) => ms))).toBeLessThan(2 ** 31)
})

it('knows no end where there is none', () => {
  const runtime = createManualRuntime()

  expect(createDeadline(runtime, 120, () => undefined).set(Number.NaN)).toBeUndefined()
  expect(runtime.timers).toBe(0)
})

it('leaves no timer behind', () => {
  const runtime = createManualRuntime()
  const deadline = createDeadline(runtime, 120, () => undefined)
  deadline.set(at(600))
  expect(runtime.timers).toBe(1)

  deadline.stop()

  expect(runtime.timers).toBe(0)
})
