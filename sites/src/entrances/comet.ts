import { setTimeout as delay } from 'node:timers/promises'
import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

/** Each of three answers the app waits for, one after the other: 1.5 s in all. */
const answerMs = 500

/** Draws from state alone, and throws the old elements away each time. */
const client = `
const root = document.querySelector('#app')
const state = { email: '', password: '', problem: '', busy: false }

const element = (tag, props, ...children) => {
  const node = Object.assign(document.createElement(tag), props)
  node.append(...children)
  return node
}
const field = (name, label, type, autocomplete) => {
  const input = element('input', { name, type, autocomplete, value: state[name] })
  input.addEventListener('input', () => {
    state[name] = input.value
    draw()
  })
  return element('label', {}, label, input)
}
const draw = () => {
  const { name, selectionStart } = document.activeElement ?? {}
  const form = element('form', {},
    ...(state.problem ? [element('p', { className: 'problem', role: 'alert', textContent: state.problem })] : []),
    field('email', 'E-mail', 'text', 'username'),
    field('password', 'Password', 'password', 'current-password'),
    element('button', { className: 'go', type: 'submit', textContent: state.busy ? 'One moment…' : 'Sign in', disabled: state.busy }),
  )
  form.addEventListener('submit', send)
  root.replaceChildren(form)
  const again = name && form.elements[name]
  if (again?.setSelectionRange) {
    again.focus()
    again.setSelectionRange(selectionStart, selectionStart)
  }
}
const send = async (event) => {
  event.preventDefault()
  state.busy = true
  draw()
  const { email, password } = state
  const answer = await fetch('/login', { method: 'POST', body: JSON.stringify({ email, password }) })
  const { home, problem } = await answer.json()
  if (home) return location.assign(home)
  Object.assign(state, { problem, busy: false })
  draw()
}

for (const part of ['settings', 'words', 'session']) await fetch('/api/' + part)
draw()
`

/** Slow to appear, and no element outlives a key press. */
export const comet = defineSite('comet', {
  look: {
    accent: '#3949ab',
    ground: '#eceefb',
    font: 'grotesque',
    frame: 'card',
    radius: 14,
    pattern: 'rings',
    mark: '✶',
    motto: 'The night sky, written down.',
  },
  inside: {
    heading: 'Your sightings',
    rows: ['Perseids: 41 in one hour', 'Saturn at opposition', 'A satellite, probably'],
  },
  build({ app, stage, takesJsonLogin }) {
    const shell = stage(
      'Sign in',
      html`<div id="app"><p class="soft">Loading…</p></div><script type="module" src="/app.js"></script>`,
    )
    app.get('/', (c) => c.html(shell))
    app.get('/app.js', (c) => c.body(client, 200, { 'content-type': 'text/javascript' }))
    app.get('/api/:part', async (c) => {
      await delay(answerMs)
      return c.json({})
    })
    takesJsonLogin()
  },
})
