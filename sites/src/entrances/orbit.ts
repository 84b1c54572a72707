import { setTimeout as delay } from 'node:timers/promises'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { readJson, sameIdentifier, sameText } from '../shared/form.ts'
import { createPage } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const description = describeSite('orbit')
const { account } = description

/** How long the app waits for its configuration, as over a slow line: the form is drawn only then. */
const configDelayMs = 350

const page = createPage({
  icon: { letter: 'O', color: '#5b4be0' },
  style: `
body{font:15px/1.5 Inter,"Helvetica Neue",system-ui,sans-serif;color:#e7e9f5;background:radial-gradient(circle at 75% 15%,#23264f 0,#0d0f1e 55%);min-height:100vh}
#root{min-height:100vh;display:grid}
.panel{width:min(380px,calc(100vw - 40px));margin:auto;background:#171a31;border:1px solid #2c3157;border-radius:18px;padding:32px;display:grid;gap:18px}
.mark{display:flex;gap:10px;align-items:center;font-weight:700;letter-spacing:.16em;text-transform:uppercase;font-size:13px;color:#b7b3ff}
.mark::before{content:"";width:22px;height:22px;border:2px solid #8f83ff;border-radius:50%;box-shadow:inset 0 0 0 5px #171a31,inset 0 0 0 12px #8f83ff}
h1{font-size:24px;line-height:1.25}
form{display:grid;gap:14px}
form label{display:grid;gap:6px;font-size:13px;color:#b9bedc}
form input{background:#0d0f1e;border:1px solid #3a4072;border-radius:10px;color:#fff;font-size:16px;padding:11px 13px;width:100%}
form input:focus{outline:2px solid #8f83ff;outline-offset:1px}
.go{border:0;border-radius:10px;background:#6d5df6;color:#fff;font-weight:600;padding:12px}
.go:disabled{opacity:.6}
[role=alert]{color:#ffb4bd;background:#3a1822;border-radius:10px;padding:10px 13px}
.app{padding:28px clamp(20px,5vw,64px);display:grid;gap:26px;align-content:start}
.bar{display:flex;flex-wrap:wrap;gap:14px;align-items:center}
.bar .mark{margin-right:auto}
.bar button{background:transparent;border:1px solid #3a4072;border-radius:10px;color:#e7e9f5;padding:8px 14px}
.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(190px,1fr))}
.grid article{background:#171a31;border:1px solid #2c3157;border-radius:16px;padding:20px}
.grid b{display:block;font-size:28px;font-variant-numeric:tabular-nums}
.grid span{color:#9aa0c8}
`,
})

const shell = page(
  'Orbit',
  html`<div id="root"></div><noscript>Orbit needs JavaScript.</noscript><script src="/app.js" type="module"></script>`,
)

/** The whole client: it draws, talks JSON, and never leaves the address it was opened at. */
const client = `
const root = document.querySelector('#root')
const api = (path, options) => fetch(path, { headers: { 'content-type': 'application/json' }, ...options })

const element = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props)
  node.append(...children)
  return node
}
const show = (...nodes) => root.replaceChildren(...nodes)
const mark = () => element('p', { className: 'mark', textContent: 'Orbit' })

const openDatabase = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('orbit', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('operators', { keyPath: 'email' })
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const remember = async (user) => {
  localStorage.setItem('orbit.operator', JSON.stringify(user))
  const database = await openDatabase()
  await new Promise((resolve, reject) => {
    const change = database.transaction('operators', 'readwrite')
    change.objectStore('operators').put(user)
    change.oncomplete = resolve
    change.onerror = () => reject(change.error)
  })
  database.close()
}
const forget = () => {
  localStorage.removeItem('orbit.operator')
  indexedDB.deleteDatabase('orbit')
}

const field = (label, props) => element('label', {}, label, element('input', { required: true, ...props }))

const drawLogin = (config) => {
  const email = field('E-mail', { type: 'email', name: 'email', autocomplete: 'username' })
  const password = field('Password', { type: 'password', name: 'password', autocomplete: 'current-password' })
  const button = element('button', { className: 'go', textContent: 'Sign in' })
  const problem = element('div')
  const form = element('form', { noValidate: true }, problem, email, password, button)
  form.onsubmit = async (event) => {
    event.preventDefault()
    button.disabled = true
    button.textContent = 'Signing in…'
    const values = Object.fromEntries(new FormData(form))
    const answer = await api('/api/session', { method: 'POST', body: JSON.stringify(values) })
    const body = await answer.json()
    if (answer.ok) {
      await remember(body.user)
      return drawApp(body.user)
    }
    button.disabled = false
    button.textContent = 'Sign in'
    problem.replaceChildren(element('p', { role: 'alert', textContent: body.error }))
  }
  show(element('main', { className: 'panel' }, mark(), element('h1', { textContent: config.greeting }), form))
}

const drawApp = (user) => {
  document.title = 'Mission control · Orbit'
  const leave = element('button', { textContent: 'Sign out' })
  leave.onclick = async () => {
    await api('/api/session', { method: 'DELETE' })
    forget()
    start()
  }
  const card = (value, text) => element('article', {}, element('b', { textContent: value }), element('span', { textContent: text }))
  show(element('main', { className: 'app' },
    element('header', { className: 'bar' }, mark(), element('span', { textContent: user.name + ' · ' + user.email }), leave),
    element('h1', { textContent: 'Mission control' }),
    element('section', { className: 'grid' }, card('3', 'satellites in view'), card('412 km', 'altitude of ORB-2'), card('98.6 %', 'link quality'), card('07:41', 'until next pass'))))
}

const start = async () => {
  const config = await (await api('/api/config')).json()
  return config.user ? drawApp(config.user) : drawLogin(config)
}
start()
`

/** A single-page app: nothing to see until its script has run, no navigation after the login. */
export const orbit: Site = {
  ...description,
  createApp({ secret }) {
    const app = new Hono()
    const sessions = createSessions('orbit_session', secret)
    const user = { name: account.fullName, email: account.email }

    app.get('/', (c) => c.html(shell))
    app.get('/app.js', (c) =>
      c.body(client, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    app.get('/api/config', async (c) => {
      await delay(configDelayMs)
      const session = await sessions.find(c)
      return c.json({ greeting: 'Sign in to mission control', user: session ? user : null })
    })
    app.get('/api/passes', async (c) => {
      if (!(await sessions.find(c))) return c.json({ error: 'Sign in first.' }, 401)
      return c.json({ passes: [{ satellite: 'ORB-2', station: 'Kiruna' }] })
    })

    app.post('/api/session', async (c) => {
      const given = await readJson(c)
      if (
        !sameIdentifier(given('email'), account.identifier) ||
        !sameText(given('password'), account.password)
      ) {
        return c.json({ error: 'We do not recognise this e-mail and password.' }, 401)
      }
      await sessions.start(c, { remember: true })
      return c.json({ user })
    })
    app.delete('/api/session', async (c) => {
      await sessions.end(c)
      return c.json({ user: null })
    })
    return app
  },
}
