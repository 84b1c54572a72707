import type { ReadingTools } from './reading.ts'

/** Reads lists to choose one entry from, native ones and drawn ones. Runs in the page. */
export function listTools({ squeeze }: ReadingTools) {
  const most = 60

  /** A button or box that opens a list and can not be typed into. */
  const isDrawn = (element: Element) =>
    !(element instanceof HTMLInputElement || element instanceof HTMLSelectElement) &&
    (element.getAttribute('role') === 'combobox' ||
      (element.localName === 'button' && element.getAttribute('aria-haspopup') === 'listbox'))

  const textsOf = (entries: Iterable<Element>) =>
    [...entries]
      .filter((entry) => !entry.matches(':disabled, [aria-disabled="true"], [value=""]'))
      .map((entry) => squeeze(entry.textContent ?? '').slice(0, 160))
      .filter(Boolean)
      .slice(0, most)

  /**
   * What a list can be set to; nothing for a drawn one whose entries come with a press, and for
   * one that has no choice to offer.
   */
  function optionsOf(element: Element): string[] | undefined {
    const texts = textsOf(entriesOf(element))
    return texts.length > 1 ? texts : undefined
  }

  function entriesOf(element: Element): Iterable<Element> {
    if (element instanceof HTMLSelectElement) return element.options
    if (!isDrawn(element)) return []
    const id = element.getAttribute('aria-controls') ?? element.getAttribute('aria-owns') ?? ''
    const list = element.ownerDocument.getElementById(id)
    return list?.querySelectorAll('[role="option"]') ?? []
  }

  /** Whether it stands at one of its entries, not at an invitation to choose. */
  function isSet(element: Element): boolean {
    if (element instanceof HTMLSelectElement) return element.value !== ''
    const shown = squeeze(element.textContent ?? '')
    return textsOf(entriesOf(element)).includes(shown)
  }

  return { isDrawn, optionsOf, isSet }
}

export type ListTools = ReturnType<typeof listTools>
