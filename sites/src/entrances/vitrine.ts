import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

/** The element keeps its insides to itself, so page scripts and extensions cannot reach the form. */
const client = raw(`
customElements.define('vitrine-login', class extends HTMLElement {
  constructor() {
    super()
    const root = this.attachShadow({ mode: 'closed' })
    root.innerHTML = document.querySelector('template').innerHTML
    const form = root.querySelector('form')
    const problem = root.querySelector('[role=alert]')
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const body = JSON.stringify(Object.fromEntries(new FormData(form)))
      const answer = await (await fetch('/login', { method: 'POST', body })).json()
      if (answer.home) return location.assign(answer.home)
      problem.textContent = answer.problem
      problem.hidden = false
    })
  }
})
`)

/** A web component draws the login where the page itself cannot see it. */
export const vitrine = defineSite('vitrine', {
  look: {
    accent: '#5b2a86',
    ground: '#f1ecf7',
    font: 'grotesque',
    frame: 'bare',
    radius: 4,
    mark: '◈',
    motto: 'Small museums, opened wide.',
  },
  inside: {
    heading: 'Your collection',
    rows: ['Glass floats, 31 pieces', 'Tram tickets, 1911 to 1938'],
  },
  build({ app, stage, takesJsonLogin }) {
    const login = stage(
      'Curators’ entrance',
      html`<template><style>
form{display:grid;gap:14px;font:inherit}label{display:grid;gap:5px;font-weight:600}
input,button{font:inherit;padding:10px 12px;border:1px solid var(--line);border-radius:4px;background:var(--sheet);color:inherit}
button{background:var(--accent);color:var(--on-accent);font-weight:700}[role=alert]{color:var(--bad)}</style>
<form><p role="alert" hidden></p>
<label>E-mail <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button></form></template>
<vitrine-login></vitrine-login><script>${client}</script>`,
    )
    app.get('/', (c) => c.html(login))
    takesJsonLogin()
  },
})
