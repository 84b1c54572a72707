import { expect, it, vi } from 'vitest'
import { createLiveViews } from '../flows/live-views/live-views.ts'
import type { HumanInput, LiveWindow, Viewer } from '../flows/live-views/ports.ts'
import type { ViewState } from './show-to.ts'
import { showTo } from './show-to.ts'

const press: HumanInput = {
  kind: 'pointer',
  type: 'down',
  button: 'left',
  isHeld: true,
  clicks: 1,
  x: 0.5,
  y: 0.5,
}
const move: HumanInput = { ...press, type: 'move' }

/** A browser of which a test sees what is done in it. */
function playWindow() {
  const done: HumanInput[] = []
  const drawn = vi.fn()
  const stopped = vi.fn(async () => undefined)
  const viewers: Viewer[] = []
  const slow: { release?: () => void } = {}
  const window: LiveWindow = {
    async watch(viewer) {
      viewers.push(viewer)
      return {
        drawn,
        stop: stopped,
        async act(input) {
          done.push(input)
          if (input.kind === 'pointer' && input.type === 'move') {
            await new Promise<void>((resolve) => {
              slow.release = resolve
            })
          }
        },
      }
    },
  }
  return { window, done, drawn, stopped, viewers, slow }
}

function look(isLooking = false) {
  const views = createLiveViews()
  const driver = views.open('b1')
  const view = views.find('b1')
  if (!view) throw new Error('There is no view.')
  const states: ViewState[] = []
  const screen = { state: (state: ViewState) => states.push(state), picture: vi.fn(), end: vi.fn() }
  return { views, driver, states, screen, showing: showTo(view, { isLooking }, screen) }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

it('waits for the browser, then shows it, and says where it is', async () => {
  const { driver, states, screen } = look()
  expect(states).toEqual([{ phase: 'opening', mayAct: false }])

  const { window, viewers } = playWindow()
  driver.show(window)
  viewers[0]?.onHost('example.com')
  viewers[0]?.onPicture(Buffer.from('jpeg'))

  expect(states.at(-1)).toEqual({ phase: 'open', mayAct: false, host: 'example.com' })
  expect(screen.picture).toHaveBeenCalledWith(Buffer.from('jpeg'))
})

it('takes what a person does only while the view allows it', async () => {
  const { driver, states, showing } = look()
  const { window, done } = playWindow()
  driver.show(window)

  showing.take(press)
  await settled()
  expect(done).toEqual([])

  driver.allow(true)
  showing.take(press)
  await settled()
  expect(done).toEqual([press])

  driver.allow(false)
  showing.take(press)
  await settled()
  expect(done).toEqual([press])
  expect(states.map(({ mayAct }) => mayAct)).toEqual([false, false, true, false])
})

it('takes nothing from who only looks, whatever the view allows', async () => {
  const { driver, states, showing } = look(true)
  const { window, done, drawn } = playWindow()
  driver.show(window)
  driver.allow(true)

  for (const input of [press, move, { kind: 'text', text: 'x' } as const]) showing.take(input)
  showing.take({ kind: 'drawn' })
  await settled()

  expect(done).toEqual([])
  expect(drawn).toHaveBeenCalledOnce()
  expect(states.some(({ mayAct }) => mayAct)).toBe(false)
})

it('asks for the next picture only once the last one was drawn', async () => {
  const { driver, showing } = look()
  const { window, drawn, viewers } = playWindow()
  driver.show(window)
  viewers[0]?.onPicture(Buffer.from('1'))
  await settled()
  expect(drawn).not.toHaveBeenCalled()

  showing.take({ kind: 'drawn' })
  await settled()
  expect(drawn).toHaveBeenCalledOnce()
})

it('leaves out steps of the way while the page is slow, and no press', async () => {
  const { driver, showing } = look()
  const { window, done, slow } = playWindow()
  driver.show(window)
  driver.allow(true)

  for (const input of [move, move, move, press]) showing.take(input)
  await settled()
  expect(done).toEqual([move, press])

  slow.release?.()
  await settled()
  showing.take(move)
  await settled()
  expect(done).toEqual([move, press, move])
})

it('ends with its browser, and takes nothing after that', async () => {
  const { views, driver, screen, showing, states } = look()
  const { window, done, stopped, viewers } = playWindow()
  driver.show(window)
  driver.allow(true)

  driver.close()
  showing.take(press)
  viewers[0]?.onPicture(Buffer.from('late'))
  await settled()

  expect(screen.end).toHaveBeenCalledOnce()
  expect(stopped).toHaveBeenCalledOnce()
  expect(screen.picture).not.toHaveBeenCalled()
  expect(done).toEqual([])
  expect(states).toHaveLength(3)
  expect(views.find('b1')).toBeUndefined()
})

it('stops taking pictures when nobody looks any more', async () => {
  const { driver, showing } = look()
  const { window, stopped } = playWindow()
  driver.show(window)
  showing.stop()
  await settled()
  expect(stopped).toHaveBeenCalledOnce()
})
