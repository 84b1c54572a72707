import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { HumanInput, LiveWindow, Viewer, Watch } from '../flows/live-views/ports.ts'
import { commandFor, type PageSize } from './human-input.ts'

/** Larger pages are shown smaller. */
const largest = { maxWidth: 1600, maxHeight: 1600 }
const quality = 65

/** A page that is being shown to one viewer. */
interface Shown {
  page: Page
  session: CDPSession
  size: PageSize
  /** What pictures that are on their way to the viewer are acknowledged by. */
  pending: number[]
}

/** The pages of `context` to be watched: the one that was opened last and is still open. */
export function createLiveWindow(context: BrowserContext): LiveWindow {
  return { watch: (viewer) => watchContext(context, viewer) }
}

async function watchContext(context: BrowserContext, viewer: Viewer): Promise<Watch> {
  let shown: Shown | undefined
  let isOver = false
  let turning = Promise.resolve()

  const front = () => context.pages().findLast((page) => !page.isClosed())

  /** One page after another: windows may open and close faster than they can be shown. */
  function turn(): Promise<void> {
    turning = turning
      .then(async () => {
        const page = isOver ? undefined : front()
        if (page === shown?.page) return
        await shown?.session.detach().catch(() => undefined)
        shown = page && (await show(page, viewer))
      })
      // It closed meanwhile: its end turns to the next one.
      .catch(() => {
        shown = undefined
      })
    return turning
  }

  const follow = (page: Page) => void page.once('close', () => void turn())
  const onPage = (page: Page) => {
    follow(page)
    void turn()
  }
  context.pages().forEach(follow)
  context.on('page', onPage)
  await turn()
  return {
    drawn() {
      const sessionId = shown?.pending.shift()
      if (!shown || sessionId === undefined) return
      shown.session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
    },
    async act(input: HumanInput) {
      if (!shown) return
      const command = commandFor(input, shown.size)
      // A page that has gone takes none.
      if (command) await shown.session.send(command.method, command.params).catch(() => undefined)
    },
    async stop() {
      isOver = true
      context.off('page', onPage)
      await turn()
    },
  }
}

/** Takes pictures of one page. Chromium stops when three were not acknowledged. */
async function show(page: Page, viewer: Viewer): Promise<Shown> {
  const session = await page.context().newCDPSession(page)
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 }
  const shown: Shown = { page, session, size: { width, height }, pending: [] }
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shown.size = { width: metadata.deviceWidth, height: metadata.deviceHeight }
    shown.pending.push(sessionId)
    viewer.onPicture(Buffer.from(data, 'base64'))
  })
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) viewer.onHost(hostOf(frame.url))
  })
  await session.send('Page.enable')
  // A chooser would show files of this machine.
  await session.send('Page.setInterceptFileChooserDialog', { enabled: true })
  viewer.onHost(hostOf(page.url()))
  await session.send('Page.startScreencast', { format: 'jpeg', quality, ...largest })
  return shown
}

const hostOf = (url: string): string | undefined => URL.parse(url)?.host || undefined
