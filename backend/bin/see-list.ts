import type { Browser } from 'playwright-core'
import { seePage, type UnreadPage } from './see-page.ts'
import type { PageSight } from './sight-of.ts'

export interface ListSettings {
  /** Starts a browser; called again when a page took one down. */
  launch: () => Promise<Browser>
  /** Pages that are open at once. */
  atOnce: number
}

/**
 * Looks at several pages at a time, and yields what was seen in the order of the list. A page that
 * takes the browser down spoils those beside it: each of them is looked at once more, in a browser
 * of its own, so that only the one that did it stays unread.
 */
export async function* seeList(
  sources: readonly string[],
  { launch, atOnce }: ListSettings,
): AsyncGenerator<PageSight | UnreadPage> {
  let shared: Promise<Browser> | undefined
  const sharedBrowser = async (): Promise<Browser> => {
    shared ??= launch()
    const mine = shared
    // Only the first to find it gone, or never started, lets go of it.
    const letGo = () => {
      if (shared === mine) shared = undefined
    }
    const browser = await mine.catch((error: unknown) => {
      letGo()
      throw error
    })
    if (browser.isConnected()) return browser
    letGo()
    return sharedBrowser()
  }
  const see = async (source: string): Promise<PageSight | UnreadPage> => {
    try {
      const browser = await sharedBrowser()
      const seen = await seePage(browser, source)
      if (!('error' in seen) || browser.isConnected()) return seen
      return await seeAlone(source, launch)
    } catch (error) {
      return { source, error: `The browser did not start. ${firstLine(error)}` }
    }
  }
  try {
    yield* inOrder(sources, see, atOnce)
  } finally {
    await (await shared?.catch(() => undefined))?.close()
  }
}

async function seeAlone(source: string, launch: () => Promise<Browser>) {
  const browser = await launch()
  try {
    return await seePage(browser, source)
  } finally {
    await browser.close()
  }
}

/** Results in the order of their inputs; later ones wait for an early slow one, their work does not. */
async function* inOrder<Input, Result>(
  inputs: readonly Input[],
  work: (input: Input) => Promise<Result>,
  atOnce: number,
): AsyncGenerator<Result> {
  const results: Promise<Result>[] = []
  const running = new Set<Promise<unknown>>()
  const startMore = () => {
    while (running.size < atOnce && results.length < inputs.length) {
      const input = inputs[results.length]
      if (input === undefined) return
      const result = work(input)
      const ended = result.finally(() => {
        running.delete(ended)
        startMore()
      })
      running.add(ended)
      results.push(result)
    }
  }
  startMore()
  for (let at = 0; at < inputs.length; at++) {
    const result = results[at]
    if (result) yield await result
  }
}

const firstLine = (error: unknown) => String(error).split('\n')[0] ?? ''
