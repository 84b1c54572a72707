import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { northstarAccount } from '../descriptions/providers.ts'
import { describeSite } from '../descriptions.ts'
import { createNorthstarApp } from '../shared/northstar-app.ts'
import { createPage } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const page = createPage({
  icon: { letter: 'B', color: '#b3470b' },
  style: `
body{font:16px/1.5 "Trebuchet MS",Verdana,sans-serif;color:#fbeee4;background:#2a1710;min-height:100vh}
.night{min-height:100vh;display:grid;place-content:center;justify-items:center;gap:22px;padding:24px;text-align:center;background:radial-gradient(circle at 50% 20%,#8f3d12,transparent 45%)}
h1{font-size:34px;line-height:1.1}
button{border:0;border-radius:999px;padding:13px 26px;background:#ffb35c;color:#2a1710;font-weight:700}
.problem{color:#ffb4a6}
header{display:flex;flex-wrap:wrap;gap:10px 20px;align-items:center;padding:16px clamp(20px,5vw,64px);border-bottom:1px solid #6b3b25}
header strong{margin-right:auto}
header button{padding:7px 16px;background:#6b3b25;color:#fbeee4}
main.alerts{padding:36px clamp(20px,5vw,64px);display:grid;gap:12px;max-width:760px}
main.alerts li{border:1px solid #6b3b25;border-radius:12px;padding:12px 16px;margin-bottom:8px}
`,
})

// The window says only that something happened; the page asks its own server what.
const openWindow = raw(`
document.querySelector('#northstar').addEventListener('click', () => {
  window.open('/auth/northstar', 'northstar', 'popup,width=480,height=640')
})
window.addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin && data === 'northstar-done') location.reload()
})
`)

const login = page(
  'Sign in · Beacon',
  html`<main class="night"><h1>Beacon</h1><p>Know when something stops answering.</p>
<button id="northstar" type="button">Sign in with Northstar</button></main>
<script>${openWindow}</script>`,
)

const done = page(
  'Beacon',
  html`<p>You can close this window.</p>
<script>opener?.postMessage('northstar-done', location.origin);close()</script>`,
)

const alerts = page(
  'Alerts · Beacon',
  html`<header><strong>Beacon</strong><span>${northstarAccount.fullName} · ${northstarAccount.email}</span>
  <form method="post" action="/signout"><button>Sign out</button></form></header>
<main class="alerts"><h1>All quiet</h1><ul>
  <li>shop.example: answers in 120 ms</li><li>mail.example: answers in 45 ms</li>
</ul></main>`,
)

/** No form at all: one button opens the identity provider in a window of its own. */
export const beacon: Site = {
  ...describeSite('beacon'),
  createApp({ secret }) {
    const app = new Hono()
    const sessions = createSessions('beacon_session', secret)
    const northstar = createNorthstarApp('beacon')

    app.get('/', async (c) => c.html((await sessions.find(c)) ? alerts : login))
    app.get('/auth/northstar', (c) => c.redirect(northstar.begin(c)))
    app.get('/auth/northstar/callback', async (c) => {
      const identity = await northstar.finish(c)
      if (identity?.email === northstarAccount.email) await sessions.start(c, { remember: true })
      return c.html(done)
    })
    app.post('/signout', async (c) => {
      await sessions.end(c)
      return c.redirect('/', 303)
    })
    return app
  },
}
