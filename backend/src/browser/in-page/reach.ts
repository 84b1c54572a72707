import type { ElementHandle, JSHandle } from 'playwright-core'
import { keepName } from './source.ts'

type Run<More extends unknown[], Result> = (
  element: Element,
  ...more: More
) => Result | Promise<Result>

/** Calls functions on one element in the page; each call rejects once the element is out of reach. */
export interface Reach {
  /** Calls `run(element, ...more)` in the page. */
  call<More extends unknown[], Result>(run: Run<More, Result>, ...more: More): Promise<Result>
  /** Calls `run(element, ...more)` in the page, for an element as its result. */
  find<More extends unknown[]>(
    run: Run<More, Element | null>,
    ...more: More
  ): Promise<ElementHandle<Element> | null>
  /** The element itself, for what only Playwright can do with it. */
  element(): Promise<ElementHandle<Element> | null>
}

// Playwright calls functions only, and sends the text of what it is given. Nothing runs here.
const inPage = (lines: string): never => new Function('held', 'more', lines) as never

const bodyOf = (element: string, run: { toString(): string }) => `${keepName}
const element = ${element};
if (!element) throw new Error('The element is gone.');
return (${run.toString()})(element, ...more);`

const itself = (element: Element) => element

/**
 * The way to the element at place `at` of a list that is kept in the page. One message a call: a
 * handle for the element would cost two more, and a tool box in every new document.
 */
export const reachInto = (hold: JSHandle<{ elements: Element[] }>, at: number): Reach =>
  reachBy(hold, `held.elements[${at}]`)

/** The way to an element that was looked up. */
export const reachOf = (element: ElementHandle<Element>): Reach => reachBy(element, 'held')

function reachBy(held: JSHandle, element: string): Reach {
  const find = async <More extends unknown[]>(run: Run<More, Element | null>, ...more: More) => {
    const found = await held.evaluateHandle(inPage(bodyOf(element, run)), more)
    return found.asElement() as ElementHandle<Element> | null
  }
  return {
    call: <More extends unknown[], Result>(run: Run<More, Result>, ...more: More) =>
      held.evaluate<Result, More>(inPage(bodyOf(element, run)), more),
    find,
    element: () => find(itself),
  }
}
