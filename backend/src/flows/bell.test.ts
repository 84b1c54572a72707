import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { createBell } from './bell.ts'

/** Whether a wait is over by now. */
async function isOver(wait: Promise<void>): Promise<boolean> {
  let over = false
  void wait.then(() => {
    over = true
  })
  await new Promise(setImmediate)
  return over
}

it('keeps a ring for whoever waits next', async () => {
  const bell = createBell()
  bell.ring()
  expect(await isOver(bell.rung())).toBe(true)
  expect(await isOver(bell.rung())).toBe(false)
})

it('takes no ring from the next wait when one was called off', async () => {
  const bell = createBell()
  const off = new AbortController()
  const wait = bell.rung(off.signal)
  off.abort()
  bell.ring()
  expect(await isOver(wait)).toBe(true)
  expect(await isOver(bell.rung())).toBe(true)
})

it('leaves nothing on a signal that outlives its waits', async () => {
  const bell = createBell()
  const { signal } = new AbortController()
  for (let count = 0; count < 3; count += 1) {
    const wait = bell.rung(signal)
    bell.ring()
    await wait
  }
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
