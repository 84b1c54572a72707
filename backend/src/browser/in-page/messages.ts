import type { Message } from '../../flows/snapshot.ts'
import type { ReadingTools } from './reading.ts'
import type { VisibilityTools } from './visibility.ts'

/** Finds what the page says to the person who just did something. Runs in the page. */
export function messageTools(
  { idOf, isRendered, isVisible }: VisibilityTools,
  { read, referred }: ReadingTools,
) {
  const most = 20
  const errorWord =
    /(^|[-_\s])(error|errors|err|invalid|danger|warning|alert|fail|failed|failure|fehler|erreur|feedback|validation|flash|(error|err)(note|text|message|msg|list|box)s?)([-_\s]|$)/i
  const spaced = (words: string) => words.replace(/([a-z])([A-Z])/g, '$1-$2')

  function sourceOf(element: Element): Message['source'] | undefined {
    const role = element.getAttribute('role')
    const live = element.getAttribute('aria-live')
    if (role === 'alert' || live === 'assertive') return 'alert'
    if (role === 'status' || live === 'polite' || element.localName === 'output') return 'live'
    const marks = spaced(`${element.getAttribute('class') ?? ''} ${idOf(element)}`)
    return errorWord.test(marks) ? 'error-class' : undefined
  }

  const tones: [NonNullable<Message['tone']>, RegExp][] = [
    [
      'error',
      /(^|[-_\s])(error|errors|err|invalid|danger|fail|failed|failure|critical|fehler|erreur|(error|err)(note|text|message|msg|list|box)s?)([-_\s]|$)/i,
    ],
    ['warning', /(^|[-_\s])(warning|warn|caution)([-_\s]|$)/i],
    ['success', /(^|[-_\s])(success|confirmation)([-_\s]|$)/i],
    ['info', /(^|[-_\s])(info|information|informational|notice|hint|beacon)([-_\s]|$)/i],
  ]

  // Where errors would stand, other news stand too.
  const frame = /container|wrapper|region|placeholder|holder|slot|area|has-?errors?/i

  /** Classes of the box, of what is in it and of what is drawn around nothing but it. */
  function toneOf(element: Element): Message['tone'] {
    const text = element.textContent
    const around = [element, element.parentElement, element.parentElement?.parentElement]
    const same = around.filter((one) => one && one.textContent === text) as Element[]
    for (const one of [...same, ...element.querySelectorAll('*')]) {
      const names = `${one.getAttribute('class') ?? ''} ${idOf(one)}`.split(/\s+/)
      const marks = spaced(names.filter((name) => !frame.test(name)).join(' '))
      const tone = tones.find(([, pattern]) => pattern.test(marks))?.[0]
      if (tone) return tone
    }
    return undefined
  }

  /** A region that announces whole pages is no message: what is marked in it is. */
  const announcesPages = (element: Element) =>
    element.querySelector('button, a[href], [role=button]') !== null &&
    element.querySelector('h1, h2, h3, [role=heading]') !== null

  const isInvalid = (element: Element) => {
    const said = element.getAttribute('aria-invalid')
    return said !== null && said !== 'false'
  }

  /** @param nodeOf - Number of a control in this snapshot. */
  function collectMessages(
    elements: readonly Element[],
    nodeOf: (element: Element) => number | undefined,
  ): Message[] {
    const messages: Message[] = []
    const taken: Element[] = []
    const add = (message: Message) => {
      if (!message.text || messages.length >= most) return
      const same = messages.find(({ text }) => message.text === text)
      if (!same) messages.push(message)
      else same.control ??= message.control
    }
    for (const element of elements) {
      const control = nodeOf(element)
      if (control !== undefined && isInvalid(element)) {
        const described =
          referred(element, 'aria-errormessage', false) ||
          referred(element, 'aria-describedby', false)
        add({ text: described, source: 'described', control })
      }
      if (control !== undefined) continue
      const source = sourceOf(element)
      if (!source || taken.some((outer) => outer.contains(element))) continue
      // An error class on a whole form or page marks its fields; the text stands deeper.
      const holds = element.querySelector('input:not([type="hidden"]), select, textarea') !== null
      // A live region may speak to screen readers only; a styled template must be on the screen.
      const perceivable = source === 'error-class' ? isVisible(element) : isRendered(element)
      if (holds || !perceivable || (source === 'live' && announcesPages(element))) continue
      const text = read(element, 300)
      if (!text) continue
      taken.push(element)
      const tone = toneOf(element)
      add({ text, source, control: undefined, ...(tone && { tone }) })
    }
    return messages
  }

  return { collectMessages, isInvalid }
}

export type MessageTools = ReturnType<typeof messageTools>
