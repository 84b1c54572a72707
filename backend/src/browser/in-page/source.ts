import type { ElementHandle } from 'playwright-core'
import { addressingTools } from './addressing.ts'
import { controlTools } from './controls.ts'
import { listTools } from './lists.ts'
import { lookTools } from './look.ts'
import { markTools } from './marks.ts'
import { messageTools } from './messages.ts'
import { readingTools } from './reading.ts'
import { visibilityTools } from './visibility.ts'

// Functions cross into the page as text, where imports and closures do not exist: each room of
// tools is one self-contained function, and this file joins them by name. `__name` is what
// esbuild (tsx) calls to keep function names; in the page it must exist and do nothing.
const keepName = 'const __name = (target) => target;'

/** An expression that calls `run(argument)` in the page and yields its result. */
export const calling = <Argument>(run: (argument: Argument) => unknown, argument: Argument) =>
  `(() => { ${keepName} return (${run.toString()})(${JSON.stringify(argument)}); })()`

/** Calls `run(element, ...more)` in the page. */
export async function callOn<More extends unknown[], Result>(
  element: ElementHandle<Element>,
  run: (element: Element, ...more: More) => Result | Promise<Result>,
  ...more: More
): Promise<Result> {
  // Playwright calls functions only, and sends the text of what it is given. Nothing runs here.
  const body = `${keepName} return (${run.toString()})(element, ...more);`
  const inPage = new Function('element', 'more', body) as (
    element: Element,
    more: More,
  ) => Result | Promise<Result>
  return element.evaluate<Result, More, Element>(inPage as never, more)
}

/** Calls `run(element, ...more)` in the page, for an element as its result. */
export async function handleOn<More extends unknown[]>(
  element: ElementHandle<Element>,
  run: (element: Element, ...more: More) => Promise<Element | null>,
  ...more: More
): Promise<ElementHandle<Element> | null> {
  const body = `${keepName} return (${run.toString()})(element, ...more);`
  const handle = await element.evaluateHandle(new Function('element', 'more', body) as never, more)
  return handle.asElement() as ElementHandle<Element> | null
}

/** Looks at a frame; yields a `FrameHold`. */
export const lookSource = `(() => {
${keepName}
const visibility = (${visibilityTools.toString()})();
const reading = (${readingTools.toString()})(visibility);
const addressing = (${addressingTools.toString()})(visibility);
const messages = (${messageTools.toString()})(visibility, reading);
const lists = (${listTools.toString()})(reading);
const controls = (${controlTools.toString()})(visibility, reading, addressing, messages, lists);
const marks = (${markTools.toString()})(visibility);
return (${lookTools.toString()})(visibility, reading, messages, controls, marks)();
})()`
