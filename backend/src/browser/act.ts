import type { ElementHandle, Frame, Page } from 'playwright-core'
import { type Action, BrowserError, type FillEntry } from '../flows/login-page.ts'
import type { Secret } from '../flows/secret.ts'
import type { Target } from '../flows/sighting.ts'
import { addressOf, type FrameAddress } from './frame-address.ts'
import {
  clickAnyway,
  filledBoxes,
  findEntry,
  focusBox,
  holdsText,
  isAlike,
  readyToPress,
  readyToType,
  setList,
} from './in-page/hands.ts'
import { type Reach, reachOf } from './in-page/reach.ts'
import type { Observation } from './observe-page.ts'

/** How long a control may stay disabled; forms open their button once the fields are valid. */
const disabledMs = 2_000

/** A form that is drawn anew while it is being filled is filled again this often. */
const tries = 3

export interface ActOptions {
  page: Page
  observation: Observation
  /** Whether the connection allows a value to go to this host. */
  allowsHost: (host: string) => Promise<boolean>
  /** What the page has sent so far, to see when a form sends itself. */
  sent: () => { documents: number; posts: number }
  /** Called right before the last press, which sends the form. */
  onSend: () => void
  /** No secret is typed before its way to the site is watched. */
  watched: Promise<void>
}

type Sent = ReturnType<ActOptions['sent']>
type Found = { frame: Frame; reach: Reach }

/**
 * Does `action` the way a person would, and returns right after the last press.
 *
 * @throws {BrowserError} `browser_error` when a control is gone for good, `domain_not_allowed`
 *   when a value would go to a host that is not allowed or not protected.
 */
export async function actOn(action: Action, options: ActOptions): Promise<void> {
  const { page, onSend } = options
  if (action.kind === 'press') {
    if (action.submit === undefined) onSend()
    await press(action.target, options)
    if (action.submit === undefined) return
    onSend()
    return press(action.submit, options)
  }
  const before = options.sent()
  for (const entry of action.entries) await fill(entry, options)
  const emptied = await lost(action.entries, options)
  if (sentItself(action.entries, before, options)) return
  for (const entry of emptied) await fill(entry, options)
  onSend()
  if (action.submit === undefined) return page.keyboard.press('Enter')
  try {
    await press(action.submit, options)
  } catch (error) {
    // The form was on its way already, and took its button along.
    if (!sentItself(action.entries, before, options)) throw error
  }
}

/**
 * Many code forms send themselves with the last digit. Pressing their button then would spend the
 * code twice, or press something on the page that comes next.
 */
function sentItself(
  entries: FillEntry[],
  before: Sent,
  { sent, observation }: ActOptions,
): boolean {
  const now = sent()
  if (now.documents > before.documents) return true
  const asksForCode = entries.every(({ target }) => {
    const { autocomplete = [], maxLength = Infinity } = observation.snapshot.controls[target] ?? {}
    return autocomplete.includes('one-time-code') || maxLength <= 10
  })
  return asksForCode && now.posts > before.posts
}

/** The element that was observed, or the one that answers to its selector now. */
async function* candidates(target: Target, { observation }: ActOptions): AsyncGenerator<Found> {
  const { frame, reach } = observation.find(target)
  yield { frame, reach }
  const seen = observation.snapshot.controls[target]
  for (let attempt = 1; seen && attempt <= tries; attempt++) {
    const again = await frame.$(seen.selector).catch(() => null)
    if (!again) continue
    const reach = reachOf(again as ElementHandle<Element>)
    const type = seen.kind === 'input' ? seen.type : ''
    if (await reach.call(isAlike, type, seen.name).catch(() => false)) yield { frame, reach }
  }
}

async function fill(entry: FillEntry, options: ActOptions): Promise<void> {
  const { target, value, filling } = entry
  if (filling) await options.watched
  const isList = options.observation.snapshot.controls[target]?.kind === 'select'
  for await (const { frame, reach } of candidates(target, options)) {
    await mayType(frame, options)
    if (isList) {
      if (await choose(target, reach, value, options)) return
      continue
    }
    const ready = await reach.call(readyToType, disabledMs).catch(() => 'gone' as const)
    if (ready === 'gone') continue
    if (ready === 'closed') break
    if (ready.boxes > 1) return fillBoxes(options.page, reach, value)
    return typeText(options.page, value)
  }
  throw new BrowserError('browser_error', 'A field of the page could not be typed into.')
}

/** @returns Whether the list has such an entry and stands at it now. */
async function choose(
  target: Target,
  list: Reach,
  value: Secret,
  options: ActOptions,
): Promise<boolean> {
  const set = await list.call(setList, value.reveal()).catch(() => false)
  if (set !== undefined) return set
  await press(target, options)
  const entry = await list.find(findEntry, value.reveal(), disabledMs)
  if (!entry) return false
  await entry.click({ timeout: disabledMs }).catch(() => reachOf(entry).call(clickAnyway))
  return true
}

/** What a render between two fields emptied again, or replaced. */
async function lost(entries: FillEntry[], options: ActOptions): Promise<FillEntry[]> {
  const { controls } = options.observation.snapshot
  const held = await Promise.all(
    entries.map(({ target }) => {
      if (controls[target]?.kind === 'select') return true
      const { reach } = options.observation.find(target)
      return reach.call(holdsText).catch(() => false)
    }),
  )
  return entries.filter((_, index) => !held[index])
}

/**
 * All but the last character arrive at once, as from a paste; the last one by real key events,
 * which is what scripts listen for that enable a button or move to the next field.
 */
async function typeText(page: Page, value: Secret): Promise<void> {
  const characters = [...value.reveal()]
  const last = characters.pop()
  if (last === undefined) return page.keyboard.press('Delete')
  if (characters.length > 0) await page.keyboard.insertText(characters.join(''))
  await page.keyboard.type(last)
}

/** Most rows of boxes move on by themselves; the others are filled box by box. */
async function fillBoxes(page: Page, first: Reach, value: Secret): Promise<void> {
  const characters = [...value.reveal()]
  await page.keyboard.type(characters.join(''))
  // Gone means the last digit has sent the form already.
  const filled = await first.call(filledBoxes).catch(() => characters.length)
  if (filled >= characters.length || filled === 0) return
  for (const [at, character] of characters.entries()) {
    await first.call(focusBox, at)
    await page.keyboard.type(character)
  }
}

/** Every document around the field could read it: each must be allowed and protected. */
async function mayType(frame: Frame, { allowsHost }: ActOptions): Promise<void> {
  for (let here: Frame | null = frame; here; here = here.parentFrame()) {
    await mayTypeAt(addressOf(here), allowsHost)
  }
}

/** @throws {BrowserError} `domain_not_allowed` */
export async function mayTypeAt(
  { hostname, secure }: FrameAddress,
  allowsHost: (host: string) => Promise<boolean>,
): Promise<void> {
  if (secure && (await allowsHost(hostname))) return
  const why = secure ? 'is not among the allowed domains' : 'is not protected by TLS'
  throw new BrowserError(
    'domain_not_allowed',
    `The form stands on ${hostname || 'a page without an address'}, which ${why}.`,
  )
}

async function press(target: Target, options: ActOptions): Promise<void> {
  const { page } = options
  for await (const { frame, reach } of candidates(target, options)) {
    const point = await reach.call(readyToPress, disabledMs).catch(() => 'gone' as const)
    if (point === 'gone') continue
    if (point === 'disabled') return page.keyboard.press('Enter')
    if (point === 'covered') return reach.call(clickAnyway)
    if (frame === page.mainFrame()) return page.mouse.click(point.x, point.y)
    // Playwright knows where the frame lies.
    const element = await reach.element().catch(() => null)
    if (!element) continue
    return element.click({ timeout: disabledMs }).catch(() => reach.call(clickAnyway))
  }
  throw new BrowserError('browser_error', 'A control of the page was gone before it could be used.')
}
