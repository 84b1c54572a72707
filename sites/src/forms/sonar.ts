import { randomUUID } from 'node:crypto'
import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { acceptWebSocket } from '../shared/web-socket.ts'

/** Fields without a form, a button without a target: everything is said over one socket. */
const client = raw(`
const main = document.querySelector('main')
const socket = new WebSocket(location.origin.replace('http', 'ws') + '/socket')
const say = (message) => socket.send(JSON.stringify(message))

const drawLogin = (problem = '') => {
  main.querySelector('#app').innerHTML = document.querySelector('#login').innerHTML
  const alert = main.querySelector('.problem')
  alert.textContent = problem
  alert.hidden = !problem
  main.querySelector('.go').addEventListener('click', () => {
    const [email, password] = [...main.querySelectorAll('input')].map(({ value }) => value)
    say({ ask: 'login', email, password })
  })
}
const drawInside = (who) => {
  main.querySelector('h1').textContent = 'Listening'
  main.querySelector('#app').innerHTML = document.querySelector('#inside').innerHTML
  main.querySelector('.who').textContent = who
  main.querySelector('.plain').addEventListener('click', () => {
    localStorage.removeItem('sonar')
    location.reload()
  })
}
socket.addEventListener('open', () => say({ ask: 'resume', token: localStorage.getItem('sonar') }))
socket.addEventListener('message', ({ data }) => {
  const { token, who, problem } = JSON.parse(data)
  if (token) localStorage.setItem('sonar', token)
  if (who) drawInside(who)
  else drawLogin(problem)
})
`)

/** The session is a token in local storage, shown again whenever the socket opens. */
export const sonar = defineSite('sonar', {
  look: {
    accent: '#0f5c4d',
    ground: '#e5f1ee',
    font: 'mono',
    frame: 'card',
    radius: 24,
    pattern: 'rings',
    mark: '◉',
    motto: 'Hears what stopped answering.',
  },
  inside: { heading: 'Listening', rows: [] },
  build({ app, account, stage, knows, onUpgrade, says }) {
    const tokens = new Set<string>()
    const who = `${account.fullName} · ${account.email}`
    const answer = (asked: Record<string, unknown>) => {
      if (asked.ask === 'resume') return tokens.has(String(asked.token)) ? { who } : {}
      if (!knows(String(asked.email), String(asked.password))) return { problem: says }
      const token = randomUUID()
      tokens.add(token)
      return { token, who }
    }

    app.get('/', (c) =>
      c.html(
        stage(
          'Sonar',
          html`<div id="app"><p class="soft">Connecting…</p></div>
<template id="login"><div class="ways"><p class="problem" role="alert" hidden></p>
<label>E-mail <input type="email" autocomplete="username"></label><label>Password <input type="password" autocomplete="current-password"></label>
<button class="go" type="button">Log in</button></div></template>
<template id="inside"><p class="who"></p><ul><li>mail.example: 12 ms</li><li>shop.example: silent since 04:00</li></ul><p><button class="plain" type="button">Log out</button></p></template>
<script type="module">${client}</script>`,
        ),
      ),
    )
    onUpgrade((request, socket) => {
      acceptWebSocket(request, socket, (message) => JSON.stringify(answer(JSON.parse(message))))
    })
  },
})
