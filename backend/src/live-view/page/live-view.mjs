import { attachKeyboard } from './keyboard.mjs'
import { createFinger, createMouse } from './pointers.mjs'

// Shows the pictures of a browser, and hands on what a person does to them.

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function part(id, kind) {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`)
  return found
}

const picture = part('picture', HTMLCanvasElement)
const hands = part('hands', HTMLTextAreaElement)
const use = part('use', HTMLButtonElement)
const again = part('again', HTMLButtonElement)
const status = part('status', HTMLElement)
const host = part('host', HTMLElement)
const pen = picture.getContext('2d')

const words = {
  connecting: 'Connecting to the browser.',
  opening: 'The browser is being started.',
  watching: 'You are watching. What you do here does not reach the page.',
  using: matchMedia('(pointer: coarse)').matches
    ? 'You can use this page. Two fingers make it larger.'
    : 'You can use this page. Press Escape twice to leave it with the keyboard.',
  ended: 'This browser has ended. You can close the live view.',
  lost: 'The connection was lost. Trying again.',
  'gave-up': 'The connection was lost.',
}

/** @type {WebSocket | undefined} */
let socket
let attempts = 0
let mayAct = false
const mostAttempts = 6

/** @param {keyof typeof words} phase */
function enter(phase) {
  document.body.dataset.phase = phase === 'gave-up' ? 'lost' : phase
  // A live region says what changes, once.
  if (status.textContent !== words[phase]) status.textContent = words[phase]
  mayAct = phase === 'using'
  again.hidden = phase !== 'gave-up'
  const hadFocus = document.activeElement === hands || document.activeElement === use
  hands.hidden = !mayAct
  use.hidden = !mayAct
  if (hadFocus && !mayAct) status.focus()
}

/** @param {object} message */
const send = (message) => {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
}
/** @param {object} message */
const act = (message) => {
  if (mayAct) send(message)
}

/** Resolves once the page is looked at: what is not seen is not asked for. */
const seen = () =>
  new Promise((resolve) => {
    const look = () => {
      if (document.hidden) return
      document.removeEventListener('visibilitychange', look)
      resolve(undefined)
    }
    document.addEventListener('visibilitychange', look)
    look()
  })

let drawing = Promise.resolve()

/** @param {Blob} jpeg */
async function draw(jpeg) {
  await seen()
  const image = await createImageBitmap(jpeg)
  if (picture.width !== image.width || picture.height !== image.height) {
    picture.width = image.width
    picture.height = image.height
  }
  pen?.drawImage(image, 0, 0)
  image.close()
}

/** @param {{ kind: string, phase: 'opening' | 'open', mayAct: boolean, host?: string }} state */
function take(state) {
  enter(state.phase === 'opening' ? 'opening' : state.mayAct ? 'using' : 'watching')
  host.textContent = state.host ?? ''
}

function connect() {
  const address = new URL(location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  address.pathname += '/stream'
  address.hash = ''
  const opened = new WebSocket(address)
  socket = opened
  opened.binaryType = 'blob'
  opened.addEventListener('message', ({ data }) => {
    attempts = 0
    if (typeof data === 'string') return take(JSON.parse(data))
    drawing = drawing
      .then(() => draw(data))
      // A picture that cannot be read is followed by another one.
      .catch(() => undefined)
      .then(() => {
        if (opened.readyState === WebSocket.OPEN) opened.send('{"kind":"drawn"}')
      })
  })
  opened.addEventListener('close', ({ code }) => void lose(code))
}

/** @param {number} code */
async function lose(code) {
  if (code === 4410) return enter('ended')
  attempts += 1
  if (attempts > mostAttempts) return enter('gave-up')
  enter('lost')
  const there = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined)
  if (there && !there.ok) return enter('ended')
  setTimeout(connect, Math.min(250 * 2 ** attempts, 5_000))
}

again.addEventListener('click', () => {
  attempts = 0
  enter('connecting')
  connect()
})

/** @param {{ clientX: number, clientY: number }} event */
function placeOf({ clientX, clientY }) {
  const { left, top, width, height } = picture.getBoundingClientRect()
  /** @param {number} part */
  const within = (part) => Math.min(Math.max(part, 0), 1)
  return { x: within((clientX - left) / width), y: within((clientY - top) / height) }
}

const mouse = createMouse(act)
const finger = createFinger(act)
const scale = () => picture.width / (picture.getBoundingClientRect().width || 1)

hands.addEventListener('pointerdown', (event) => {
  hands.setPointerCapture(event.pointerId)
  const { clientX, clientY } = event
  if (event.pointerType === 'touch') return finger.down(placeOf(event), clientX, clientY)
  hands.inputMode = 'text'
  mouse.down(placeOf(event), clientX, clientY, event.button, event.timeStamp)
})
hands.addEventListener('pointermove', (event) => {
  const { clientX, clientY } = event
  if (event.pointerType === 'touch') finger.move(placeOf(event), clientX, clientY, scale())
  else mouse.move(placeOf(event))
})
hands.addEventListener('pointerup', (event) => {
  if (event.pointerType === 'touch') finger.up(placeOf(event))
  else mouse.up(placeOf(event))
})
hands.addEventListener('pointercancel', (event) => {
  if (event.pointerType === 'touch') finger.cancel()
  else mouse.up(placeOf(event))
})
hands.addEventListener('mousedown', (event) => {
  event.preventDefault()
  hands.focus({ preventScroll: true })
})
hands.addEventListener('contextmenu', (event) => event.preventDefault())
hands.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault()
    // In lines, as some mice count, or in pixels.
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 40
    /** @param {number} distance */
    const far = (distance) => Math.min(Math.max(distance * unit, -10_000), 10_000)
    act({ kind: 'wheel', dx: far(event.deltaX), dy: far(event.deltaY), ...placeOf(event) })
  },
  { passive: false },
)
attachKeyboard(hands, act, () => use.focus())
use.addEventListener('click', () => {
  // Asked for by the person: now a phone may bring up its keyboard.
  hands.inputMode = 'text'
  hands.focus({ preventScroll: true })
})

connect()
