import type { ElementHandle, Frame, Page } from 'playwright-core'
import { type Action, BrowserError } from '../flows/login-page.ts'
import type { Secret } from '../flows/secret.ts'
import type { Target } from '../flows/sighting.ts'
import { addressOf } from './frame-address.ts'
import {
  clickAnyway,
  filledBoxes,
  focusBox,
  holdsText,
  readyToPress,
  readyToType,
} from './in-page/hands.ts'
import { callOn } from './in-page/source.ts'
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
  /** Called right before the last press, which sends the form. */
  onSend: () => void
}

type Found = { frame: Frame; element: ElementHandle<Element> }

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
  for (const { target, value } of action.entries) await fill(target, value, options)
  await fillAgainWhatWasLost(action.entries, options)
  onSend()
  if (action.submit === undefined) await page.keyboard.press('Enter')
  else await press(action.submit, options)
}

/** The element, or the one that now answers to its selector when the page drew it anew. */
async function locate(target: Target, { observation }: ActOptions): Promise<Found> {
  const { frame, element } = await observation.find(target)
  const known = element && (await element.evaluate((node) => node.isConnected).catch(() => false))
  if (element && known) return { frame, element }
  const selector = observation.snapshot.controls[target]?.selector
  const again = selector ? await frame.$(selector).catch(() => null) : null
  if (!again) {
    throw new BrowserError(
      'browser_error',
      'A control of the page was gone before it could be used.',
    )
  }
  return { frame, element: again as ElementHandle<Element> }
}

async function fill(target: Target, value: Secret, options: ActOptions): Promise<void> {
  const { page } = options
  for (let attempt = 1; attempt <= tries; attempt++) {
    const { frame, element } = await locate(target, options)
    await mayType(frame, options)
    const ready = await callOn(element, readyToType, disabledMs).catch(() => undefined)
    if (!ready?.focused) continue
    if (ready.boxes > 1) return fillBoxes(page, element, value)
    await typeText(page, value)
    if (await callOn(element, holdsText).catch(() => false)) return
  }
  throw new BrowserError('browser_error', 'A field of the page did not take what was typed.')
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
async function fillBoxes(page: Page, first: ElementHandle<Element>, value: Secret): Promise<void> {
  const characters = [...value.reveal()]
  await page.keyboard.type(characters.join(''))
  // Gone means the last digit has sent the form already.
  const filled = await callOn(first, filledBoxes).catch(() => characters.length)
  if (filled >= characters.length || filled === 0) return
  for (const [at, character] of characters.entries()) {
    await callOn(first, focusBox, at)
    await page.keyboard.type(character)
  }
}

/** A render between two fields can empty the first one again. */
async function fillAgainWhatWasLost(
  entries: { target: Target; value: Secret }[],
  options: ActOptions,
): Promise<void> {
  if (entries.length < 2) return
  for (const { target, value } of entries.slice(0, -1)) {
    const { element } = await options.observation.find(target)
    const held = element && (await callOn(element, holdsText).catch(() => false))
    if (!held) await fill(target, value, options)
  }
}

/** Every document around the field could read it: each must be allowed and protected. */
async function mayType(frame: Frame, { allowsHost }: ActOptions): Promise<void> {
  for (let here: Frame | null = frame; here; here = here.parentFrame()) {
    const { hostname, secure } = addressOf(here)
    if (secure && (await allowsHost(hostname))) continue
    const why = secure ? 'is not among the allowed domains' : 'is not protected by TLS'
    throw new BrowserError(
      'domain_not_allowed',
      `The form stands on ${hostname || 'a page without an address'}, which ${why}.`,
    )
  }
}

async function press(target: Target, options: ActOptions): Promise<void> {
  const { page } = options
  for (let attempt = 1; attempt <= tries; attempt++) {
    const { frame, element } = await locate(target, options)
    const point = await callOn(element, readyToPress, disabledMs).catch(() => 'gone' as const)
    if (point === 'gone') continue
    if (point === 'disabled') return page.keyboard.press('Enter')
    if (point === 'covered') return callOn(element, clickAnyway)
    if (frame === page.mainFrame()) return page.mouse.click(point.x, point.y)
    // Playwright knows where the frame lies.
    return element.click({ timeout: disabledMs }).catch(() => callOn(element, clickAnyway))
  }
  throw new BrowserError(
    'browser_error',
    'A button of the page was gone before it could be pressed.',
  )
}
