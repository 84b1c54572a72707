import { afterEach, expect, it, vi } from 'vitest'
import { systemRuntime } from './runtime.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const show = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

const connect = (online: boolean) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
  window.dispatchEvent(new Event(online ? 'online' : 'offline'))
}

it('sleeps in a hidden tab and without a network', () => {
  expect(systemRuntime.awake()).toBe(true)
  show('hidden')
  expect(systemRuntime.awake()).toBe(false)
  show('visible')
  connect(false)

  expect(systemRuntime.awake()).toBe(false)
})

it('wakes when the tab is shown and when the network returns, until told to stop', () => {
  const woken = vi.fn()
  const stop = systemRuntime.onWake(woken)

  show('hidden')
  expect(woken).toHaveBeenCalledTimes(0)
  show('visible')
  expect(woken).toHaveBeenCalledTimes(1)
  connect(false)
  connect(true)
  expect(woken).toHaveBeenCalledTimes(2)
  stop()
  show('visible')
  connect(true)

  expect(woken).toHaveBeenCalledTimes(2)
})

it('stays asleep when the network returns to a hidden tab', () => {
  const woken = vi.fn()
  const stop = systemRuntime.onWake(woken)
  show('hidden')

  connect(true)

  expect(woken).not.toHaveBeenCalled()
  stop()
})
