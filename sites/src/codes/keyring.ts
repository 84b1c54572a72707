import { Hono } from 'hono'
import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { createAttempts } from '../shared/attempts.ts'
import { createAuthenticator } from '../shared/authenticator.ts'
import { readForm, sameIdentifier, sameText } from '../shared/form.ts'
import { createPage, type Markup } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const description = describeSite('keyring')
const { account } = description

const authenticator = createAuthenticator(description)

const page = createPage({
  icon: { letter: 'K', color: '#111' },
  style: `
body{font:15px/1.5 "Helvetica Neue",Helvetica,Arial,sans-serif;color:#111;background:#fff;min-height:100vh}
a{color:inherit}
.split{display:grid;min-height:100vh;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.poster{background:#ffd400;padding:48px;display:flex;flex-direction:column;justify-content:space-between}
.poster strong{font-size:20px}
.poster p{font-size:clamp(36px,5vw,68px);line-height:1;font-weight:800;letter-spacing:-.04em;max-width:9ch}
.entry{padding:48px clamp(24px,6vw,96px);display:grid;align-content:center;gap:22px}
h1{font-size:28px;letter-spacing:-.02em}
form{display:grid;gap:18px;max-width:360px}
label{display:grid;gap:6px;font-weight:700}
input{border:2px solid #111;border-radius:0;padding:12px;font-weight:400;font-size:16px;width:100%}
input:focus{outline:4px solid #ffd400}
.code{font:26px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.3em}
.go{background:#111;color:#fff;border:2px solid #111;padding:14px;font-weight:700}
.go:hover{background:#ffd400;color:#111}
.problem{border-left:6px solid #d3211b;padding:8px 14px;background:#fdf0ef;max-width:360px}
header{display:flex;gap:14px;flex-wrap:wrap;align-items:center;background:#ffd400;padding:16px clamp(20px,5vw,64px)}
header strong{margin-right:auto;font-size:20px}
header form{display:block}
header button{background:#111;color:#fff;border:0;padding:8px 16px}
.vault{padding:36px clamp(20px,5vw,64px);display:grid;gap:18px;max-width:860px}
.vault li{display:flex;justify-content:space-between;gap:16px;border-bottom:2px solid #111;padding:14px 0}
.vault li span{color:#666}
@media (max-width:720px){.split{grid-template-columns:minmax(0,1fr);grid-template-rows:auto 1fr}.poster{padding:28px 24px;gap:20px}.poster p{font-size:34px}.entry{align-content:start}}
`,
})

const entry = (title: string, body: Markup) =>
  page(
    `${title} | Keyring`,
    html`<div class="split">
  <aside class="poster"><strong>Keyring</strong><p>One place for every key.</p></aside>
  <main class="entry"><h1>${title}</h1>${body}</main>
</div>`,
  )

const problemBox = (problem?: string) =>
  problem ? html`<p class="problem" role="alert">${problem}</p>` : ''

const unlock = (username = '', problem?: string) =>
  entry(
    'Unlock your vault',
    html`${problemBox(problem)}
<form method="post" action="/unlock">
  <label>User name <input name="username" type="text" autocomplete="username" autocapitalize="none" value="${username}" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button class="go" type="submit">Unlock</button>
</form>`,
  )

const verify = (problem?: string) =>
  entry(
    'Two-step verification',
    html`<p>Open your authenticator app and enter the 6-digit code for Keyring.</p>${problemBox(problem)}
<form method="post" action="/verify">
  <label>Authenticator code <input class="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" autofocus required></label>
  <button class="go" type="submit">Verify</button>
</form>`,
  )

const vault = page(
  'Vault | Keyring',
  html`<header><strong>Keyring</strong><span>${account.fullName} (${account.identifier})</span>
  <form method="post" action="/lock"><button>Sign out</button></form></header>
<main class="vault">
  <h1>Your vault</h1>
  <ul>
    <li>Studio door <span>changed 3 weeks ago</span></li>
    <li>Router, upstairs <span>changed in May</span></li>
    <li>Boat trailer lock <span>never changed</span></li>
  </ul>
</main>`,
)

/** The password opens nothing alone: a code of the authenticator app follows, and works once. */
export const keyring: Site = {
  ...description,
  createApp({ secret, now }) {
    const app = new Hono()
    const sessions = createSessions('keyring_session', secret)
    const attempts = createAttempts<true>('keyring_attempt')
    // RFC 6238 section 5.2: a code is accepted once, so the time step of the last one is kept.
    let lastStep = -1

    app.get('/', async (c) => ((await sessions.find(c)) ? c.redirect('/vault') : c.html(unlock())))
    app.post('/unlock', async (c) => {
      const form = await readForm(c)
      const username = form('username')
      if (
        !sameIdentifier(username, account.identifier) ||
        !sameText(form('password'), account.password)
      ) {
        return c.html(unlock(username, 'Wrong user name or password.'), 401)
      }
      attempts.begin(c, true)
      return c.redirect('/verify', 303)
    })

    app.get('/verify', (c) => (attempts.find(c) ? c.html(verify()) : c.redirect('/')))
    app.post('/verify', async (c) => {
      if (!attempts.find(c)) return c.redirect('/', 303)
      const token = (await readForm(c))('code').replaceAll(/\s/g, '')
      const drift = authenticator.validate({ token, timestamp: now(), window: 1 })
      if (drift === null)
        return c.html(verify('That code is not right. Check your authenticator app.'), 401)
      const step = authenticator.counter({ timestamp: now() }) + drift
      if (step <= lastStep)
        return c.html(verify('That code was already used. Wait for the next one.'), 401)
      lastStep = step
      attempts.finish(c)
      await sessions.start(c)
      return c.redirect('/vault', 303)
    })
    app.post('/lock', async (c) => {
      await sessions.end(c)
      return c.redirect('/', 303)
    })
    app.get('/vault', async (c) => ((await sessions.find(c)) ? c.html(vault) : c.redirect('/')))
    return app
  },
}
