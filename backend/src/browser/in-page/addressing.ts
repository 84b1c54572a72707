import type { VisibilityTools } from './visibility.ts'

/** Finds addresses by which an element can be found again. Runs in the page. */
export function addressingTools({ idOf, childrenOf, parentOf }: VisibilityTools) {
  type Root = Document | ShadowRoot

  /** A short address outlives more redraws, but each try searches the whole document. */
  const shortSteps = document.getElementsByTagName('*').length < 3_000 ? 4 : 0

  const rootOf = (element: Element): Root => {
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? root : document
  }

  /** Frameworks number ids anew on each render (`:r1:`, `ember1042`): those address nothing. */
  const isLasting = (id: string) => id !== '' && !/[:«»]|\d{3,}|^[0-9a-f-]{16,}$/i.test(id)

  const isOnly = (root: Root, selector: string, element: Element) => {
    const found = root.querySelectorAll(selector)
    return found.length === 1 && found[0] === element
  }

  const quote = (text: string) =>
    `"${text.replace(/["\\\n]/g, (c) => `\\${c === '\n' ? 'a ' : c}`)}"`

  interface Place {
    /** Among all siblings, from 0. */
    index: number
    /** Among siblings of the same name, from 1, and how many they are. */
    nth: number
    alike: number
  }
  const places = new Map<Element, Place>()

  const siblingsOf = (element: Element): Element[] => {
    const parent = element.parentElement
    if (parent) return childrenOf(parent)
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? [...root.children] : [element]
  }

  /** Worked out for all siblings at once: lists are long. */
  function placeOf(element: Element): Place {
    const known = places.get(element)
    if (known) return known
    const siblings = siblingsOf(element)
    const counts = new Map<string, number>()
    for (const [index, sibling] of siblings.entries()) {
      const nth = (counts.get(sibling.localName) ?? 0) + 1
      counts.set(sibling.localName, nth)
      places.set(sibling, { index, nth, alike: 0 })
    }
    for (const sibling of siblings) {
      const place = places.get(sibling)
      if (place) place.alike = counts.get(sibling.localName) ?? 1
    }
    return places.get(element) ?? { index: 0, nth: 1, alike: 1 }
  }

  function stepTo(element: Element): string {
    const { nth, alike } = placeOf(element)
    const tag = CSS.escape(element.localName)
    return alike === 1 ? tag : `${tag}:nth-of-type(${nth})`
  }

  function selectorWithin(root: Root, element: Element): string {
    const tag = CSS.escape(element.localName)
    if (isLasting(idOf(element))) {
      const byId = `#${CSS.escape(idOf(element))}`
      if (isOnly(root, byId, element)) return byId
    }
    for (const attribute of ['name', 'data-testid', 'autocomplete']) {
      const value = element.getAttribute(attribute)
      if (!value || value.length > 80) continue
      const byAttribute = `${tag}[${attribute}=${quote(value)}]`
      if (isOnly(root, byAttribute, element)) return byAttribute
    }
    let path = ''
    let steps = 0
    for (let here: Element | null = element; here; here = here.parentElement) {
      path = path ? `${stepTo(here)} > ${path}` : stepTo(here)
      if (++steps <= shortSteps && isOnly(root, path, element)) return path
      const parent: Element | null = here.parentElement
      if (parent && isLasting(idOf(parent))) {
        const fromId = `#${CSS.escape(idOf(parent))} > ${path}`
        if (isOnly(root, fromId, element)) return fromId
      }
    }
    return path
  }

  /** Matches only `element` now. A blank steps into an open shadow root, as Playwright reads it. */
  function selectorOf(element: Element): string {
    const root = rootOf(element)
    const inner = selectorWithin(root, element)
    return root instanceof ShadowRoot ? `${selectorOf(root.host)} ${inner}` : inner
  }

  /** Matches only `element` within its document or shadow root. */
  function xpathOf(element: Element): string {
    const steps: string[] = []
    for (let here: Element | null = element; here; here = here.parentElement) {
      const id = idOf(here)
      if (isLasting(id) && !id.includes('"') && isOnly(rootOf(here), `[id=${quote(id)}]`, here)) {
        return [`//*[@id="${id}"]`, ...steps].join('/')
      }
      const { nth, alike } = placeOf(here)
      const { localName } = here
      const name = here instanceof SVGElement ? `*[local-name()="${localName}"]` : localName
      steps.unshift(alike === 1 ? name : `${name}[${nth}]`)
    }
    return `/${steps.join('/')}`
  }

  /** The way from the document down, as numbers of siblings, through slots and shadow roots. */
  function pathOf(element: Element): string {
    const steps: number[] = []
    for (let here: Element | null = element; here; here = parentOf(here)) {
      steps.unshift(placeOf(here).index)
    }
    return steps.join('/')
  }

  return { selectorOf, xpathOf, pathOf }
}

export type AddressingTools = ReturnType<typeof addressingTools>
