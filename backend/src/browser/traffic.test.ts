import { EventEmitter } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { watchTraffic } from './traffic.ts'

function startTraffic() {
  const context = new EventEmitter()
  const page = Object.assign(new EventEmitter(), { mainFrame: () => 'top' })
  let time = 0
  const traffic = watchTraffic(context as unknown as BrowserContext, () => time)
  traffic.follow(page as unknown as Page)
  const pass = (ms: number) => {
    time += ms
  }
  const begin = (resourceType: string, method = 'GET', parentFrame: unknown = null) => {
    const request = {
      resourceType: () => resourceType,
      method: () => method,
      isNavigationRequest: () => resourceType === 'document',
      frame: () => ({ page: () => page, parentFrame: () => parentFrame }),
    }
    context.emit('request', request)
    return {
      answer: () => context.emit('response', { request: () => request }),
      end: () => context.emit('requestfinished', request),
    }
  }
  return { page, traffic, begin, pass }
}

it('is idle again when the last request that tells something has ended', async () => {
  const { traffic, begin } = startTraffic()
  const document = begin('document')
  const script = begin('script')
  begin('image')

  let isIdle = false
  const idle = traffic.idle(60_000).then(() => {
    isIdle = true
  })
  document.end()
  await Promise.resolve()
  expect(isIdle).toBe(false)
  script.end()
  await idle

  expect(traffic.isIdle()).toBe(true)
})

it('gives up on what is sent and held open after a login was answered', () => {
  const { traffic, begin } = startTraffic()
  const login = begin('xhr', 'POST')
  begin('xhr', 'POST')

  traffic.forgetHeld()
  expect(traffic.isIdle()).toBe(false)
  login.end()
  traffic.forgetHeld()

  expect(traffic.isIdle()).toBe(true)
})

it('gives up on streams and polls, never on a form that is being sent', () => {
  const { traffic, begin } = startTraffic()
  begin('fetch')
  const sent = begin('xhr', 'POST')
  const document = begin('document')

  traffic.forgetReads()
  expect(traffic.isIdle()).toBe(false)
  sent.end()
  document.end()

  expect(traffic.isIdle()).toBe(true)
})

it('counts requests and changes of the top page as moves', async () => {
  const { page, traffic, begin } = startTraffic()
  const next = traffic.nextMove(60_000)

  begin('xhr')
  page.emit('framenavigated', 'top')
  page.emit('framenavigated', 'a frame')
  await next

  expect(traffic.moves()).toBe(2)
})

it('is still since the last request began or ended', () => {
  const { traffic, begin, pass } = startTraffic()
  const request = begin('xhr')
  pass(30)
  request.end()
  pass(20)

  expect(traffic.stillMs()).toBe(20)
})

it('waits no longer for what a closed window asked for', () => {
  const { page, traffic, begin } = startTraffic()
  begin('document')

  page.emit('close')

  expect(traffic.isIdle()).toBe(true)
  expect(traffic.moves()).toBe(2)
})

it('awaits the document of a window until its answer begins, and never that of a frame', () => {
  const { page, traffic, begin } = startTraffic()
  const awaits = () => traffic.awaitsDocument(page as unknown as Page)

  begin('document', 'GET', 'a page around it')
  begin('xhr', 'POST')
  expect(awaits()).toBe(false)
  const document = begin('document')
  expect(awaits()).toBe(true)
  document.answer()

  expect(awaits()).toBe(false)
  expect(traffic.isIdle()).toBe(false)
})
