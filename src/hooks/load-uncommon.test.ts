import { expect, it, onTestFinished, vi } from 'vitest'

const later = '../core/uncommon/uncommon.ts'

function replaceLaterPart(part: () => Promise<never>) {
  vi.resetModules()
  vi.doMock(later, part)
  onTestFinished(() => {
    vi.doUnmock(later)
  })
  return import('./load-uncommon.ts')
}

it('brings what reads options', async () => {
  const { loadUncommon } = await import('./load-uncommon.ts')

  expect(await loadUncommon()).toHaveProperty('completePause')
})

it('is waited for no longer than three seconds', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { loadUncommon } = await replaceLaterPart(() => new Promise<never>(() => {}))
  const loading = loadUncommon()

  await vi.advanceTimersByTimeAsync(3_000)

  expect(await loading).toBeUndefined()
})

it('does without a file that is gone', async () => {
  const { loadUncommon } = await replaceLaterPart(async () => {
    throw new Error('404')
  })

  expect(await loadUncommon()).toBeUndefined()
})

it('comes together with what the page draws with, or without it', async () => {
  const { loadWith } = await import('./load-uncommon.ts')
  let drawn = false
  const late = async () => {
    await Promise.resolve()
    drawn = true
  }

  expect(await loadWith(late)).toHaveProperty('completePause')
  expect(drawn).toBe(true)
  expect(await loadWith(() => Promise.reject(new Error('404')))).toHaveProperty('completePause')
})
