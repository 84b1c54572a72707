import type { VisibilityTools } from './visibility.ts'

/** Reads text and names off elements the way a person would. Runs in the page. */
export function readingTools({ isRendered, parentOf }: VisibilityTools) {
  const silent = new Set(
    'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT OPTION SVG IFRAME'.split(' '),
  )
  const controls = 'input, select, textarea, button, a[href], [role="button"]'

  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

  /**
   * Visible text below `root`, a line per block. Leaves out everything a person types into, and
   * what is hidden from screen readers: icon fonts spell their names there.
   */
  function readLines(root: Element, limit: number): string[] {
    const lines: string[] = []
    let line = ''
    let size = 0
    const endLine = () => {
      const text = squeeze(line)
      line = ''
      if (!text) return
      size += text.length
      lines.push(text)
    }
    const visit = (node: Node): void => {
      if (size > limit) return
      if (node instanceof Text) {
        line += node.data
        return
      }
      if (!(node instanceof Element)) return
      if (silent.has(node.tagName.toUpperCase())) return
      if (node.getAttribute('aria-hidden') === 'true' || !isRendered(node)) return
      if (node instanceof HTMLElement && node.isContentEditable) return
      if (node.tagName === 'BR') endLine()
      if (node instanceof HTMLImageElement) line += ` ${node.alt} `
      const inline = getComputedStyle(node).display.startsWith('inline')
      if (!inline) endLine()
      const children =
        node instanceof HTMLSlotElement && node.assignedNodes().length > 0
          ? node.assignedNodes()
          : (node.shadowRoot ?? node).childNodes
      for (const child of children) visit(child)
      // Inline blocks stand apart on the screen, words of one sentence do not.
      if (inline) line += node.childElementCount > 0 || node.matches(controls) ? ' ' : ''
      else endLine()
    }
    visit(root)
    endLine()
    return lines
  }

  const read = (root: Element, limit = 300) => readLines(root, limit).join(' ').slice(0, limit)

  /** Text of the elements an attribute names; they may be hidden, that is what the names are for. */
  function referred(element: Element, attribute: string, withHidden: boolean): string {
    const root = element.getRootNode()
    if (!(root instanceof Document || root instanceof ShadowRoot)) return ''
    const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)
    const texts = ids.map((id) => {
      const target = root.getElementById(id)
      if (!target) return ''
      return read(target) || (withHidden ? squeeze(target.textContent ?? '').slice(0, 300) : '')
    })
    return squeeze(texts.join(' '))
  }

  function iconName(element: Element): string {
    const icon = element.querySelector('img[alt], svg title, [aria-label], [title]')
    if (!icon) return ''
    const name = icon.getAttribute('alt') ?? icon.getAttribute('aria-label')
    return squeeze(name || icon.getAttribute('title') || icon.textContent || '')
  }

  /** The name of a file or of a symbol within one, without the way to it. */
  const lastStep = (address: string) =>
    /^data:/i.test(address) ? '' : (/([^/#?]+)(?:\?.*)?$/.exec(address)?.[1] ?? '')

  /** What the page's code calls the pictures on a control: by file, symbol and class. */
  function pictureNames(element: Element): string {
    const parent = element.parentElement
    const pictures = [...element.querySelectorAll('img, svg, use, i, span, div')].slice(0, 8)
    const drawn = /url\("?([^")]+)"?\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? ''
    const names = [
      lastStep(drawn),
      parent?.childElementCount === 1 ? (parent.getAttribute('class') ?? '') : '',
      ...pictures.flatMap((one) => [
        one.getAttribute('class') ?? '',
        one.getAttribute('data-icon') ?? '',
        lastStep(one.getAttribute('src') ?? ''),
        lastStep(one.getAttribute('href') ?? one.getAttribute('xlink:href') ?? ''),
      ]),
    ]
    return squeeze(names.join(' ')).slice(0, 160)
  }

  /** The closest text before a field that names nothing itself. */
  function textBefore(element: Element): string {
    let here: Element | null = element
    for (let level = 0; here && level < 3; level++) {
      for (let node = here.previousSibling; node; node = node.previousSibling) {
        if (node instanceof Element && (node.matches(controls) || node.querySelector(controls))) {
          return ''
        }
        const text = node instanceof Element ? read(node, 80) : squeeze(node.textContent ?? '')
        if (text && (node instanceof Element || node instanceof Text)) return text.slice(0, 80)
      }
      here = parentOf(here)
    }
    return ''
  }

  function nameOfField(field: Element): string {
    const labelled = 'labels' in field && field.labels instanceof NodeList ? field.labels : []
    const labels = [...labelled].map((label) => (label instanceof Element ? read(label, 160) : ''))
    const placeholder = field.getAttribute('placeholder') ?? ''
    return (
      squeeze(labels.join(' ')) ||
      squeeze(placeholder) ||
      squeeze(field.getAttribute('title') ?? '') ||
      textBefore(field)
    )
  }

  /** Accessible name, else the nearest text. */
  function nameOf(element: Element): string {
    const given =
      referred(element, 'aria-labelledby', true) ||
      squeeze(element.getAttribute('aria-label') ?? '')
    if (given) return given.slice(0, 160)
    if (element instanceof HTMLInputElement) {
      const { type } = element
      if (type === 'submit' || type === 'button' || type === 'reset') return squeeze(element.value)
      if (type === 'image') return squeeze(element.alt || element.title)
      return nameOfField(element)
    }
    // What stands in a list or a line to write is its value, not its name.
    if (element.matches('select, textarea, [role="combobox"], [role="textbox"]')) {
      return nameOfField(element)
    }
    return (
      read(element, 160) ||
      iconName(element) ||
      squeeze(element.getAttribute('title') ?? '')
    ).slice(0, 160)
  }

  return { squeeze, read, readLines, referred, nameOf, pictureNames }
}

export type ReadingTools = ReturnType<typeof readingTools>
