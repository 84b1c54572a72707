// From keys and composed text to what the browser is sent.

/** Keys that are no sign; the server takes no others either. */
const named = new Set([
  ...['Backspace', 'Tab', 'Enter', 'Escape', 'PageUp', 'PageDown', 'End', 'Home', 'Delete'],
  ...['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'Shift', 'Control', 'Alt', 'Meta'],
])
/** With Control or Command; the rest of those belongs to the person's own browser. */
const editing = new Set(['a', 'z', 'y'])
/** So that a phone's keyboard has something to delete. */
const keptText = '\u00a0'

/**
 * @param {HTMLTextAreaElement} hands What has the focus while the person uses the page.
 * @param {(message: object) => void} send
 * @param {() => void} leave Takes the focus out of the page.
 */
export function attachKeyboard(hands, send, leave) {
  let escapes = 0
  /** @type {Map<string, string>} */
  const held = new Map()

  /** @param {KeyboardEvent} event */
  const modifiersOf = ({ altKey, ctrlKey, metaKey, shiftKey }) =>
    Object.entries({ alt: altKey, control: ctrlKey, meta: metaKey, shift: shiftKey }).flatMap(
      ([name, isDown]) => (isDown ? [name] : []),
    )
  /** @param {KeyboardEvent} event */
  const isForPage = ({ key, ctrlKey, metaKey, altKey }) => {
    if (named.has(key)) return true
    if ([...key].length !== 1) return false
    return (!ctrlKey && !metaKey) || (ctrlKey && altKey) || editing.has(key.toLowerCase())
  }
  const letGo = () => {
    for (const [code, key] of held) send({ kind: 'key', type: 'up', key, code, modifiers: [] })
    held.clear()
  }
  /** @param {string} key */
  const press = (key) => {
    for (const type of ['down', 'up']) send({ kind: 'key', type, key, code: key, modifiers: [] })
  }
  const clear = () => {
    hands.value = keptText
    hands.setSelectionRange(1, 1)
  }
  const sendText = () => {
    const text = hands.value.replace(keptText, '')
    clear()
    if (text) send({ kind: 'text', text: text.slice(0, 10_000) })
  }

  hands.addEventListener('keydown', (event) => {
    // A composition has keys of its own, which mean nothing to the page.
    if (event.isComposing || event.keyCode === 229) return
    const { key, code } = event
    escapes = key === 'Escape' && !event.repeat ? escapes + 1 : key === 'Escape' ? escapes : 0
    if (escapes === 2) {
      event.preventDefault()
      escapes = 0
      return leave()
    }
    if (!isForPage(event)) return
    event.preventDefault()
    held.set(code, key)
    send({ kind: 'key', type: 'down', key, code, modifiers: modifiersOf(event) })
  })
  hands.addEventListener('keyup', ({ code }) => {
    const key = held.get(code)
    if (key === undefined) return
    held.delete(code)
    send({ kind: 'key', type: 'up', key, code, modifiers: [] })
  })
  hands.addEventListener('beforeinput', (event) => {
    if (event.isComposing) return
    const key = { deleteContentBackward: 'Backspace', insertLineBreak: 'Enter' }[event.inputType]
    if (!key) return
    event.preventDefault()
    press(key)
  })
  hands.addEventListener('input', (event) => {
    if (event instanceof InputEvent && !event.isComposing) sendText()
  })
  hands.addEventListener('compositionend', sendText)
  hands.addEventListener('paste', (event) => {
    event.preventDefault()
    const text = event.clipboardData?.getData('text/plain').slice(0, 10_000)
    if (text) send({ kind: 'text', text })
  })
  hands.addEventListener('focus', clear)
  hands.addEventListener('blur', () => {
    escapes = 0
    letGo()
  })
}
