import type { VisibilityTools } from './visibility.ts'

/** Finds addresses by which an element can be found again. Runs in the page. */
export function addressingTools({ idOf, childrenOf }: VisibilityTools) {
  type Root = Document | ShadowRoot

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

  function place(element: Element): string {
    const { parentElement: parent, localName } = element
    if (!parent) return CSS.escape(localName)
    const alike = childrenOf(parent).filter((child) => child.localName === localName)
    const tag = CSS.escape(localName)
    return alike.length === 1 ? tag : `${tag}:nth-of-type(${alike.indexOf(element) + 1})`
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
    for (let here: Element | null = element; here; here = here.parentElement) {
      path = path ? `${place(here)} > ${path}` : place(here)
      if (isOnly(root, path, element)) return path
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
      if (isLasting(idOf(here)) && !idOf(here).includes('"')) {
        if (isOnly(rootOf(here), `[id=${quote(idOf(here))}]`, here)) {
          return [`//*[@id="${idOf(here)}"]`, ...steps].join('/')
        }
      }
      const { localName, parentElement: parent } = here
      const alike = parent
        ? childrenOf(parent).filter((child) => child.localName === localName)
        : [here]
      const name = here instanceof SVGElement ? `*[local-name()="${localName}"]` : localName
      steps.unshift(alike.length === 1 ? name : `${name}[${alike.indexOf(here) + 1}]`)
    }
    return `/${steps.join('/')}`
  }

  return { selectorOf, xpathOf }
}

export type AddressingTools = ReturnType<typeof addressingTools>
