import type { Control, Message, PageMark } from '../../flows/snapshot.ts'
import type { ControlTools } from './controls.ts'
import type { MarkTools } from './marks.ts'
import type { MessageTools } from './messages.ts'
import type { ReadingTools } from './reading.ts'
import type { VisibilityTools } from './visibility.ts'

/** What one look at one frame gives; numbers count within the frame. */
export interface FrameView {
  title: string
  lang: string
  controls: Omit<Control, 'frame' | 'host'>[]
  headings: string[]
  messages: Message[]
  text: string
  busy: boolean
  status: number | undefined
  marks: PageMark[]
  /** Something is drawn with nothing in it, as a root that the markup closed looks from outside. */
  hollow: boolean
}

/** Kept in the page beside the view, so that a control can be acted on and a change noticed. */
export interface FrameHold {
  view: FrameView
  elements: Element[]
  /** Resolves at the first change of the document after the look. */
  changed: Promise<void>
}

/** Looks at the whole frame once. Runs in the page and leaves nothing behind in it. */
export function lookTools(
  { isVisible }: VisibilityTools,
  { readLines }: ReadingTools,
  { collectMessages }: MessageTools,
  { collectControls, linesAround, describe }: ControlTools,
  { collectMarks }: MarkTools,
) {
  type Root = Document | ShadowRoot

  function everyElement(): { elements: Element[]; roots: Root[] } {
    const elements: Element[] = []
    const roots: Root[] = []
    const visit = (root: Root) => {
      roots.push(root)
      for (const element of root.querySelectorAll('*')) {
        elements.push(element)
        if (element.shadowRoot) visit(element.shadowRoot)
      }
    }
    visit(document)
    return { elements, roots }
  }

  /** A page without anything to do or read, or with a progress sign and hardly more, still loads. */
  function isBusy(
    elements: readonly Element[],
    controls: readonly { visible: boolean }[],
    text: string,
  ) {
    if (document.readyState === 'loading') return true
    if (controls.some((control) => control.visible) && text.length > 200) return false
    const fields = elements.some(
      (element) =>
        element instanceof HTMLInputElement && element.type !== 'hidden' && isVisible(element),
    )
    if (fields) return false
    if (text === '' && !controls.some((control) => control.visible)) return true
    const progress = /(^|[-_\s])(spinner|loader|loading|skeleton|progress)([-_\s]|$)/i
    return elements.some(
      (element) =>
        (element.getAttribute('role') === 'progressbar' ||
          element.localName === 'progress' ||
          element.getAttribute('aria-busy') === 'true' ||
          progress.test(element.getAttribute('class') ?? '')) &&
        isVisible(element),
    )
  }

  /**
   * Components have a name of their own; any other element is asked about only where a person
   * could do nothing at all.
   */
  function isHollow(elements: readonly Element[], controls: readonly { visible: boolean }[]) {
    const isIdle = !controls.some(({ visible }) => visible)
    return elements.some((element) => {
      const mayHost = element.localName.includes('-') || (isIdle && hosts.has(element.localName))
      if (!mayHost || element.shadowRoot || element.childElementCount > 0) return false
      if (element.textContent?.trim() !== '' || !isVisible(element)) return false
      const { width, height } = element.getBoundingClientRect()
      return width >= 60 && height >= 20
    })
  }
  const hosts = new Set('div main section article aside span body'.split(' '))

  /** 0 for what came without HTTP. */
  function statusOf(): number | undefined {
    const [entry] = performance.getEntriesByType('navigation')
    return entry instanceof PerformanceNavigationTiming && entry.responseStatus > 0
      ? entry.responseStatus
      : undefined
  }

  function firstChange(roots: readonly Root[]): Promise<void> {
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve()
      })
      for (const root of roots) {
        observer.observe(root, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        })
      }
    })
  }

  return function look(): FrameHold {
    const { elements, roots } = everyElement()
    const changed = firstChange(roots)
    const { headings, found } = collectControls(elements)
    const lines = linesAround(found.filter((one) => one.visible).map((one) => one.element))
    const controls = found.map((one, node) => describe(node, one, lines.get(one.element) ?? []))
    const nodes = new Map(found.map((one, node) => [one.element, node]))
    const text = document.body ? readLines(document.body, 4000).join('\n').slice(0, 4000) : ''
    return {
      view: {
        title: document.title,
        lang: document.documentElement.lang,
        controls,
        headings,
        messages: collectMessages(elements, (element) => nodes.get(element)),
        text,
        busy: isBusy(elements, controls, text),
        status: statusOf(),
        marks: collectMarks(elements),
        hollow: isHollow(elements, controls),
      },
      elements: found.map((one) => one.element),
      changed,
    }
  }
}
