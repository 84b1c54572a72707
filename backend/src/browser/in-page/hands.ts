/** What `readyToType` found; `boxes` counts the row of one-character boxes the field begins. */
export type TypeReady = 'gone' | 'closed' | { boxes: number }

/**
 * Brings a field into view, focuses it and marks what it holds, so that typing replaces it.
 * Waits up to `mostMs` while the field is disabled. Runs in the page.
 */
export async function readyToType(field: Element, mostMs: number): Promise<TypeReady> {
  const closed = () =>
    field.isConnected && field instanceof HTMLInputElement && (field.disabled || field.readOnly)
  const focus = () => {
    if (!(field instanceof HTMLElement)) return
    field.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    field.focus({ preventScroll: true })
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
    else getSelection()?.selectAllChildren(field)
  }
  if (!field.isConnected) return 'gone'
  // Some fields are read-only until they are focused, to keep password managers out.
  focus()
  if (closed()) {
    await new Promise<void>((resolve) => {
      const finish = () => {
        observer.disconnect()
        clearTimeout(timer)
        resolve()
      }
      const observer = new MutationObserver(() => (closed() ? undefined : finish()))
      const timer = setTimeout(finish, mostMs)
      observer.observe(field, { attributeFilter: ['disabled', 'readonly'] })
      const group = field.closest('fieldset')
      if (group) observer.observe(group, { attributeFilter: ['disabled'] })
    })
    focus()
  }
  const root = field.getRootNode()
  const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement
  const oneCharacter = (element: Element) =>
    element instanceof HTMLInputElement && element.maxLength === 1
  const scope = field.closest('form, fieldset, [role="group"]') ?? document.body
  const boxes = oneCharacter(field) ? [...scope.querySelectorAll('input')].filter(oneCharacter) : []
  if (!field.isConnected) return 'gone'
  return active === field && !closed() ? { boxes: boxes.length } : 'closed'
}

/** Focuses the n-th one-character box of the row `first` begins. Runs in the page. */
export function focusBox(first: Element, at: number): void {
  const scope = first.closest('form, fieldset, [role="group"]') ?? document.body
  const boxes = [...scope.querySelectorAll('input')].filter((box) => box.maxLength === 1)
  const box = boxes[boxes.indexOf(first as HTMLInputElement) + at]
  box?.focus()
  box?.select()
}

/** How many of the row's boxes hold something. Runs in the page. */
export function filledBoxes(first: Element): number {
  const scope = first.closest('form, fieldset, [role="group"]') ?? document.body
  const boxes = [...scope.querySelectorAll('input')].filter((box) => box.maxLength === 1)
  return boxes.filter((box) => box.value !== '').length
}

/** Whether an element found by its address is what was observed there, not its successor. */
export function isAlike(element: Element, type: string, name: string): boolean {
  const now = element instanceof HTMLInputElement ? element.type : ''
  return (type === '' || now === type) && (element.getAttribute('name') ?? '') === name
}

/** Whether the field still stands in the document with something in it. Runs in the page. */
export function holdsText(field: Element): boolean {
  if (!field.isConnected) return false
  return 'value' in field ? field.value !== '' : field.textContent !== ''
}

/**
 * Sets a native list to the entry of this text and tells the page. Runs in the page.
 *
 * @returns Whether there is such an entry; nothing for an element that is no native list.
 */
export function setList(element: Element, text: string): boolean | undefined {
  if (!(element instanceof HTMLSelectElement)) return undefined
  const plain = (said: string) => said.replace(/\s+/g, ' ').trim().toLowerCase()
  const options = [...element.options]
  const found =
    options.find((option) => plain(option.text) === plain(text)) ??
    options.find((option) => option.value === text)
  if (!found) return false
  element.focus()
  found.selected = true
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  element.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

/**
 * The entry of this text in a list that was opened by a press. Waits up to `mostMs` for it.
 * Runs in the page.
 */
export async function findEntry(
  list: Element,
  text: string,
  mostMs: number,
): Promise<Element | null> {
  const plain = (said: string) => said.replace(/\s+/g, ' ').trim().toLowerCase()
  const find = () =>
    [...list.ownerDocument.querySelectorAll('[role="option"]')].find(
      (entry) => entry.checkVisibility() && plain(entry.textContent ?? '') === plain(text),
    )
  const found = find()
  if (found) return found
  return new Promise((resolve) => {
    const finish = (entry: Element | null) => {
      observer.disconnect()
      clearTimeout(timer)
      resolve(entry)
    }
    const observer = new MutationObserver(() => {
      const entry = find()
      if (entry) finish(entry)
    })
    const timer = setTimeout(() => finish(null), mostMs)
    observer.observe(list.ownerDocument, { subtree: true, childList: true, attributes: true })
  })
}

/**
 * Brings a control into view, waits up to `mostMs` while it is disabled, and finds a point on it
 * that a click reaches. Runs in the page.
 *
 * @returns `covered` when something else lies on top, `gone` when it left the document.
 */
export async function readyToPress(
  element: Element,
  mostMs: number,
): Promise<{ x: number; y: number } | 'covered' | 'disabled' | 'gone'> {
  const closed = () =>
    element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true'
  if (closed()) {
    await new Promise<void>((resolve) => {
      const finish = () => {
        observer.disconnect()
        clearTimeout(timer)
        resolve()
      }
      const observer = new MutationObserver(() => {
        if (!closed() || !element.isConnected) finish()
      })
      const timer = setTimeout(finish, mostMs)
      observer.observe(document, { subtree: true, childList: true, attributes: true })
    })
  }
  if (!element.isConnected) return 'gone'
  if (closed()) return 'disabled'
  // A link into another tab would leave the page we drive.
  const link = element.closest('a')
  if (link?.target && link.target !== '_self') link.target = '_self'
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const x = left + width / 2
  const y = top + height / 2
  let hit = document.elementFromPoint(x, y)
  while (hit?.shadowRoot) {
    const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y)
    if (!inner || inner === hit) break
    hit = inner
  }
  const label = hit?.closest('label')
  const reached = hit !== null && (element.contains(hit) || label?.control === element)
  return width > 1 && height > 1 && reached ? { x, y } : 'covered'
}

/** Clicks without a pointer: what a cookie bar covers, a hidden radio button. Runs in the page. */
export function clickAnyway(element: Element): void {
  if (element instanceof HTMLElement) element.click()
  else element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
}
