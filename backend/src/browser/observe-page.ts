import type { Frame, JSHandle, Page } from 'playwright-core'
import type { Control, Snapshot } from '../flows/snapshot.ts'
import { openClosedRoots } from './closed-roots.ts'
import { addressOf } from './frame-address.ts'
import type { FrameHold, FrameView } from './in-page/look.ts'
import { type Reach, reachInto } from './in-page/reach.ts'
import { lookSource } from './in-page/source.ts'

/** A snapshot with a way back to the live elements it was made from. */
export interface Observation {
  snapshot: Snapshot
  /** The frame of a node and the way to its element, which may have left the document since. */
  find(node: number): { frame: Frame; reach: Reach }
  /** Resolves at the first change of any observed frame after the look, or when one is left. */
  changed: Promise<void>
  dispose(): void
}

interface FrameLook {
  frame: Frame
  hold: JSHandle<FrameHold>
  view: FrameView
  offset: { x: number; y: number }
}

/** A frame that answers nothing within this time (a hung ad, a paused script) is left out. */
const childFrameMs = 1_000

/** Frames smaller than this hold pixels and relays, no forms. */
const smallestFrame = 40

/**
 * Looks once at the top page and at every visible frame in it. Does not wait for anything but a
 * document to look at.
 *
 * @param maySeeMore - Where something is drawn that nothing stands in, closed roots are opened and
 *   the page is looked at once more.
 */
export async function observePage(page: Page, maySeeMore = true): Promise<Observation> {
  const top = page.mainFrame()
  const [first, ...rest] = await Promise.all([
    look(top, { x: 0, y: 0 }),
    ...page
      .frames()
      .filter((frame) => frame !== top)
      .map((frame) => within(childFrameMs, lookIntoChild(frame))),
  ])
  const looks = [first, ...rest].filter((one) => one !== undefined)
  if (maySeeMore && looks.some(({ view }) => view.hollow) && (await opensMore(page))) {
    for (const { hold } of looks) void hold.dispose().catch(() => undefined)
    return observePage(page, false)
  }
  return joinLooks(page, looks)
}

/** Where nothing was closed. Markup closes roots while it is parsed, never later. */
const fruitless = new WeakMap<Page, string>()

async function opensMore(page: Page): Promise<boolean> {
  const address = page.url()
  if (fruitless.get(page) === address) return false
  const opened = await openClosedRoots(page).catch(() => 0)
  if (opened === 0) fruitless.set(page, address)
  return opened > 0
}

async function look(frame: Frame, offset: FrameLook['offset']): Promise<FrameLook> {
  const hold: JSHandle<FrameHold> = await frame.evaluateHandle(lookSource)
  // As text it crosses several times faster; old script libraries break `JSON.stringify` for arrays.
  const told = await hold.evaluate(({ view }) =>
    'toJSON' in Array.prototype ? view : JSON.stringify(view),
  )
  const view: FrameView = typeof told === 'string' ? JSON.parse(told) : told
  return { frame, hold, view, offset }
}

async function lookIntoChild(frame: Frame): Promise<FrameLook | undefined> {
  const element = await frame.frameElement()
  const box = (await element.isVisible()) ? await element.boundingBox() : null
  await element.dispose()
  if (!box || box.width < smallestFrame || box.height < smallestFrame) return undefined
  return look(frame, { x: Math.round(box.x), y: Math.round(box.y) })
}

/** The result, or nothing when it fails or takes longer: frames come and go. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined)
  }
}

/** Numbers count within a frame; in the snapshot they count through all frames. */
function joinLooks(page: Page, looks: FrameLook[]): Observation {
  const controls: Control[] = []
  const starts: number[] = []
  const messages: Snapshot['messages'] = []
  let forms = 0
  let dialogs = 0
  for (const [index, { frame, view, offset }] of looks.entries()) {
    const start = controls.length
    starts.push(start)
    const { host } = addressOf(frame)
    for (const control of view.controls) {
      controls.push({
        ...control,
        node: start + control.node,
        form: control.form === undefined ? undefined : forms + control.form,
        dialog: control.dialog === undefined ? undefined : dialogs + control.dialog,
        box: { ...control.box, x: control.box.x + offset.x, y: control.box.y + offset.y },
        frame: index,
        host,
      })
    }
    for (const message of view.messages) {
      const control = message.control === undefined ? undefined : start + message.control
      messages.push({ ...message, control })
    }
    forms += 1 + Math.max(-1, ...view.controls.map(({ form = -1 }) => form))
    dialogs += 1 + Math.max(-1, ...view.controls.map(({ dialog = -1 }) => dialog))
  }
  const [top] = looks
  const snapshot: Snapshot = {
    url: page.url(),
    title: top?.view.title ?? '',
    lang: top?.view.lang ?? '',
    controls,
    headings: looks.flatMap(({ view }) => view.headings),
    messages,
    text: looks
      .map(({ view }) => view.text)
      .join('\n')
      .slice(0, 4_000),
    busy: top?.view.busy ?? true,
    status: top?.view.status,
    marks: [...new Set(looks.flatMap(({ view }) => view.marks))],
  }
  return {
    snapshot,
    changed: Promise.race(looks.map(waitForChange)),
    dispose: () => {
      for (const { hold } of looks) void hold.dispose().catch(() => undefined)
    },
    find: (node) => {
      const index = starts.findLastIndex((start) => start <= node)
      const from = looks[index]
      if (!from) throw new RangeError(`The snapshot has no node ${node}.`)
      return { frame: from.frame, reach: reachInto(from.hold, node - (starts[index] ?? 0)) }
    },
  }
}

async function waitForChange({ hold }: FrameLook): Promise<void> {
  try {
    await hold.evaluate((held) => held.changed)
  } catch {
    // The frame navigated or went away: that is a change.
  }
}
