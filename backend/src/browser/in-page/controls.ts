import type { Control } from '../../flows/snapshot.ts'
import type { AddressingTools } from './addressing.ts'
import type { ListTools } from './lists.ts'
import type { MessageTools } from './messages.ts'
import type { PictureTools } from './pictures.ts'
import type { ReadingTools } from './reading.ts'
import type { VisibilityTools } from './visibility.ts'

/** Describes everything a person can type into or press. Runs in the page. */
export function controlTools(
  { idOf, isVisible, parentOf }: VisibilityTools,
  { squeeze, read, readLines, referred, nameOf, pictureNames }: ReadingTools,
  { selectorOf, xpathOf, pathOf }: AddressingTools,
  { isInvalid }: MessageTools,
  { isDrawn, isSet, optionsOf }: ListTools,
  readsPicture: PictureTools,
) {
  const pressRoles = new Set(
    'button link menuitem menuitemradio menuitemcheckbox option radio checkbox switch tab'.split(
      ' ',
    ),
  )
  // A login form at the end of a page with more menus than this must not be lost.
  const mostLinks = 500
  const mostControls = 1_200
  const headingMark = /(^|[-_\s])(title|heading|headline)([-_\s]|$)/i

  type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
  const isField = (element: Element): element is Field =>
    (element instanceof HTMLInputElement && element.type !== 'hidden') ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement

  /** A `div` that behaves as a button has nothing but the pointer to tell. */
  function looksPressable(element: Element): boolean {
    const { localName } = element
    if (localName !== 'div' && localName !== 'span' && localName !== 'li') return false
    if (getComputedStyle(element).cursor !== 'pointer') return false
    const parent = parentOf(element)
    if (!parent || getComputedStyle(parent).cursor === 'pointer') return false
    if (element.closest('label') || element.querySelector('input, select, textarea, a, button')) {
      return false
    }
    const text = squeeze(element.textContent ?? '')
    return text.length > 0 && text.length <= 120 && isVisible(element)
  }

  /** A bare anchor that is drawn as something to press, or named so. */
  function scripted(anchor: HTMLAnchorElement): Control['kind'] | undefined {
    const text = squeeze(anchor.textContent ?? '')
    return text.length > 0 && text.length <= 60 && !anchor.name && isVisible(anchor)
      ? 'button'
      : undefined
  }

  function kindOf(element: Element): Control['kind'] | undefined {
    if (element instanceof HTMLInputElement) {
      if (element.type === 'hidden') return undefined
      return ['submit', 'button', 'image', 'reset'].includes(element.type) ? 'button' : 'input'
    }
    if (element instanceof HTMLSelectElement || isDrawn(element)) return 'select'
    if (isLineToWrite(element)) return 'input'
    if (element instanceof HTMLTextAreaElement) return 'textarea'
    if (element instanceof HTMLButtonElement || element.localName === 'summary') return 'button'
    // Without an address it leads nowhere: a script listens to it.
    if (element instanceof HTMLAnchorElement) return element.href ? 'link' : scripted(element)
    if (pressRoles.has(element.getAttribute('role') ?? '')) return 'button'
    return looksPressable(element) ? 'button' : undefined
  }

  /** A line of text somebody drew instead of an input. Editors are many lines. */
  function isLineToWrite(element: Element): boolean {
    return (
      element instanceof HTMLElement &&
      element.isContentEditable &&
      element.getAttribute('role') === 'textbox' &&
      element.getAttribute('aria-multiline') !== 'true'
    )
  }

  function typeOf(element: Element): string {
    if (element instanceof HTMLInputElement) return element.type
    // Outside a form the default `submit` of a button means nothing.
    if (element instanceof HTMLButtonElement) return element.form ? element.type : 'button'
    return ''
  }

  const numbering = () => {
    const numbers = new Map<Element, number>()
    return (element: Element) => {
      const number = numbers.get(element) ?? numbers.size
      numbers.set(element, number)
      return number
    }
  }
  const formNumber = numbering()
  const dialogNumber = numbering()

  function formOf(element: Element): HTMLFormElement | undefined {
    if ('form' in element && element.form instanceof HTMLFormElement) return element.form
    for (let here: Element | null = element; here; here = parentOf(here)) {
      if (here instanceof HTMLFormElement) return here
    }
    return undefined
  }

  /** What the site's code calls a form. Read as attributes: fields can be named `action`. */
  function marksOf(form: HTMLFormElement): string {
    const [action = ''] = (form.getAttribute('action') ?? '').split(/[?#]/)
    const names = ['id', 'name', 'class'].map((name) => form.getAttribute(name) ?? '')
    return squeeze([...names, action].join(' ')).slice(0, 200)
  }

  const dialogs = new Map<Element, boolean>()
  function isDialog(element: Element): boolean {
    const known = dialogs.get(element)
    if (known !== undefined) return known
    const role = element.getAttribute('role')
    const marked =
      role === 'dialog' ||
      role === 'alertdialog' ||
      element.getAttribute('aria-modal') === 'true' ||
      element instanceof HTMLDialogElement
    const answer = marked ? isLifted(element) : coversTheMiddle(element)
    dialogs.set(element, answer)
    return answer
  }

  /**
   * Taken out of the flow, by itself or with what it stands in. What is marked as a dialog and
   * flows with the page (its styles did not come, or a widget uses the role freely) covers nothing.
   */
  function isLifted(element: Element): boolean {
    for (let here: Element | null = element; here; here = parentOf(here)) {
      const { position } = getComputedStyle(here)
      if (position === 'fixed' || position === 'absolute') return true
    }
    return false
  }

  /** An overlay nobody marked as a dialog: fixed, raised, over the middle of the window. */
  function coversTheMiddle(element: Element): boolean {
    const { position, zIndex } = getComputedStyle(element)
    if (position !== 'fixed' || !(Number(zIndex) > 0)) return false
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const x = innerWidth / 2
    const y = innerHeight / 2
    return left < x && right > x && top < y && bottom > y
  }

  function dialogOf(element: Element): number | undefined {
    for (let here: Element | null = element; here; here = parentOf(here)) {
      if (isDialog(here)) return dialogNumber(here)
    }
    return undefined
  }

  /** The name of a row of fields, each of which is named after its place. */
  function groupNameOf(element: Element): string {
    for (let here = parentOf(element); here; here = parentOf(here)) {
      if (here.getAttribute('role') === 'group' || here instanceof HTMLFormElement) {
        const label = squeeze(here.getAttribute('aria-label') ?? '')
        return label || referred(here, 'aria-labelledby', false)
      }
    }
    return ''
  }

  const isHeading = (element: Element) =>
    /^h[1-6]$/.test(element.localName) ||
    element.localName === 'legend' ||
    element.getAttribute('role') === 'heading' ||
    (headingMark.test(element.getAttribute('class') ?? '') &&
      element.querySelector('input, select, textarea, button, a') === null)

  /** What is ticked or chosen is often drawn by its label, the real box being hidden. */
  function isReachable(element: Element): boolean {
    if (isVisible(element)) return true
    if (!(element instanceof HTMLInputElement)) return false
    if (element.type !== 'radio' && element.type !== 'checkbox') return false
    return [...(element.labels ?? [])].some(isVisible)
  }

  /** All visible headings and all controls, in reading order; nested controls count once. */
  function collectControls(elements: readonly Element[]) {
    const headings: string[] = []
    const found: { element: Element; kind: Control['kind']; visible: boolean; heading: string }[] =
      []
    const pressables = new Set<Element>()
    let heading = ''
    let links = 0
    for (const element of elements) {
      if (isHeading(element) && isVisible(element)) {
        const text = read(element, 160)
        if (text) {
          heading = text
          if (headings.length < 40) headings.push(text)
        }
      }
      const kind = kindOf(element)
      if (!kind || found.length >= mostControls) continue
      if (kind === 'link' && ++links > mostLinks) continue
      if (!isField(element)) {
        let outer = parentOf(element)
        while (outer && !pressables.has(outer)) outer = parentOf(outer)
        if (outer) continue
        pressables.add(element)
      }
      found.push({ element, kind, visible: isReachable(element), heading })
    }
    return { headings, found }
  }

  /** Text around each control, as far as no other visible control comes into it. */
  function linesAround(elements: readonly Element[]): Map<Element, string[]> {
    const count = new Map<Element, number>()
    for (const element of elements) {
      for (let here: Element | null = element; here; here = parentOf(here)) {
        count.set(here, (count.get(here) ?? 0) + 1)
      }
    }
    const lines = new Map<Element, string[]>()
    for (const element of elements) {
      let area = element
      for (let next = parentOf(area); next && count.get(next) === 1; next = parentOf(next)) {
        area = next
      }
      const texts = area.isConnected ? readLines(area, 960) : []
      lines.set(
        element,
        texts.slice(0, 6).map((text) => text.slice(0, 160)),
      )
    }
    return lines
  }

  function stateOf(element: Element) {
    const field = isField(element) ? element : undefined
    const box = element instanceof HTMLInputElement ? element : undefined
    const ticks = box !== undefined && (box.type === 'radio' || box.type === 'checkbox')
    return {
      required: field?.required === true || element.getAttribute('aria-required') === 'true',
      disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
      invalid: isInvalid(element),
      filled: isFilled(element, ticks),
      checked: ticks ? box.checked : element.getAttribute('aria-checked') === 'true',
    }
  }

  function isFilled(element: Element, ticks: boolean): boolean {
    if (element instanceof HTMLSelectElement || isDrawn(element)) return isSet(element)
    if (isField(element)) return !ticks && element.value !== ''
    return isLineToWrite(element) && squeeze(element.textContent ?? '') !== ''
  }

  function describe(
    node: number,
    { element, kind, visible, heading }: ReturnType<typeof collectControls>['found'][number],
    lines: string[],
  ): Omit<Control, 'frame' | 'host'> {
    const { x, y, width, height } = element.getBoundingClientRect()
    const limit = element instanceof HTMLInputElement ? element.maxLength : -1
    const form = formOf(element)
    const options = kind === 'select' ? optionsOf(element) : undefined
    const group = kind === 'input' ? groupNameOf(element) : ''
    const label = nameOf(element)
    const isPressed = kind === 'button' || kind === 'link'
    const isText = element instanceof HTMLInputElement && /^(text|tel|number|)$/.test(element.type)
    const picture = isText && visible && readsPicture(element)
    const icon = isPressed && visible && label === '' ? pictureNames(element) : ''
    return {
      node,
      kind,
      type: typeOf(element),
      name: element.getAttribute('name') ?? '',
      id: idOf(element),
      autocomplete: (element.getAttribute('autocomplete') ?? '')
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean),
      inputMode: (element.getAttribute('inputmode') ?? '').toLowerCase(),
      maxLength: limit >= 0 ? limit : undefined,
      placeholder: squeeze(element.getAttribute('placeholder') ?? ''),
      label,
      description: referred(element, 'aria-describedby', false),
      heading,
      lines,
      href: element instanceof HTMLAnchorElement ? element.href : '',
      role: element.getAttribute('role') ?? '',
      className: (element.getAttribute('class') ?? '').slice(0, 200),
      ...stateOf(element),
      ...(options && { options }),
      ...(group && { group }),
      ...(icon && { icon }),
      ...(picture && { picture: true as const }),
      visible,
      inViewport: x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0,
      form: form && formNumber(form),
      formMarks: form && marksOf(form),
      dialog: dialogOf(element),
      path: pathOf(element),
      box: {
        x: Math.round(x + scrollX),
        y: Math.round(y + scrollY),
        width: Math.round(width),
        height: Math.round(height),
      },
      selector: selectorOf(element),
      xpath: xpathOf(element),
    }
  }

  return { collectControls, linesAround, describe }
}

export type ControlTools = ReturnType<typeof controlTools>
