/**
 * Answers whether a person can see an element. Runs in the page.
 *
 * Login pages carry decoys (password boxes off the page, of no size, without opacity), and a
 * value must never be asked for or typed there.
 */
export function visibilityTools() {
  const hidden = new Map<Element, boolean>()
  const shown = new Map<Element, boolean>()

  // A form answers `form.id` and `form.children` with its fields of these names.
  const idOf = (element: Element) => element.getAttribute('id') ?? ''
  const childList = Object.getOwnPropertyDescriptor(Element.prototype, 'children')?.get
  const childrenOf = (element: Element): Element[] => [...(childList?.call(element) ?? [])]

  /** The parent as it is drawn: through slots and out of shadow roots. */
  function parentOf(element: Element): Element | null {
    if (element.assignedSlot) return element.assignedSlot
    if (element.parentElement) return element.parentElement
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }

  /** A box of at most one pixel with its overflow cut off hides what is in it. */
  function cutsOff(element: Element): boolean {
    const style = getComputedStyle(element)
    if (/^inset\((50|100)%/.test(style.clipPath)) return true
    if (style.position === 'absolute' && /^rect\((0|1)px,? (0|1)px/.test(style.clip)) return true
    if (style.overflowX === 'visible' && style.overflowY === 'visible') return false
    if (element === document.body || element === document.documentElement) return false
    const { width, height } = element.getBoundingClientRect()
    return (
      (height <= 1 && style.overflowY !== 'visible') ||
      (width <= 1 && style.overflowX !== 'visible')
    )
  }

  function isHiddenWithAncestors(element: Element): boolean {
    const known = hidden.get(element)
    if (known !== undefined) return known
    const parent = parentOf(element)
    const answer =
      element.getAttribute('aria-hidden') === 'true' ||
      element.hasAttribute('inert') ||
      cutsOff(element) ||
      (parent !== null && isHiddenWithAncestors(parent))
    hidden.set(element, answer)
    return answer
  }

  /** Rendered at all: enough for text, which may be there for screen readers only. */
  function isRendered(element: Element): boolean {
    const known = shown.get(element)
    if (known !== undefined) return known
    const display = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    // `display: contents` has no box of its own, but its children do.
    const answer = display || getComputedStyle(element).display === 'contents'
    shown.set(element, answer)
    return answer
  }

  /** Rendered, of some size, on the page, and not cut off. */
  function isVisible(element: Element): boolean {
    if (!isRendered(element)) return false
    const { width, height, right, bottom, left } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1) return false
    if (right + scrollX <= 0 || bottom + scrollY <= 0) return false
    if (left + scrollX >= Math.max(document.documentElement.scrollWidth, innerWidth)) return false
    return !isHiddenWithAncestors(element)
  }

  return { idOf, childrenOf, parentOf, isRendered, isVisible }
}

export type VisibilityTools = ReturnType<typeof visibilityTools>
