import { Hono } from 'hono'
import { html } from 'hono/html'
import { northstarAccount } from '../descriptions/providers.ts'
import { describeSite } from '../descriptions.ts'
import { readForm } from '../shared/form.ts'
import { createNorthstarApp } from '../shared/northstar-app.ts'
import { createPage } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const page = createPage({
  icon: { letter: 'A', color: '#0b6e69' },
  style: `
body{font:16px/1.5 "Gill Sans","Gill Sans MT",Calibri,"Trebuchet MS",sans-serif;color:#12302e;background:#e9f1ee;min-height:100vh}
.map{min-height:100vh;display:grid;place-items:center;padding:24px;background:repeating-linear-gradient(45deg,#dfeae6 0 2px,transparent 2px 26px),repeating-linear-gradient(-45deg,#dfeae6 0 2px,transparent 2px 26px)}
.card{background:#fff;border-radius:4px;border-top:6px solid #0b6e69;padding:30px 26px;width:min(390px,100%);display:grid;gap:18px}
h1{font-size:26px;font-weight:600}
form{display:grid;gap:12px}
label{display:grid;gap:4px;font-size:15px}
input{width:100%;border:1px solid #90aaa6;border-radius:3px;padding:10px;background:#fff}
button,.with{border:0;border-radius:3px;padding:11px 16px;text-align:center;text-decoration:none;font-weight:600}
form button{background:#0b6e69;color:#fff}
.with{border:1px solid #3b2f8f;color:#3b2f8f;background:#fff}
.or{text-align:center;color:#5b7572;font-size:14px}
.problem{color:#a31c1c}
header{display:flex;flex-wrap:wrap;gap:10px 20px;align-items:center;padding:16px clamp(20px,5vw,64px);background:#0b6e69;color:#fff}
header strong{margin-right:auto;font-size:20px}
header button{background:transparent;border:1px solid #fff;color:#fff}
main.routes{padding:36px clamp(20px,5vw,64px);display:grid;gap:14px;max-width:820px}
main.routes li{background:#fff;border-left:4px solid #0b6e69;padding:12px 16px;margin-bottom:8px}
`,
})

const login = (email = '', problem?: string) =>
  page(
    'Log in · Atlas',
    html`<div class="map"><main class="card"><h1>Log in to Atlas</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<form method="post" action="/login">
  <label>E-mail <input name="email" type="email" autocomplete="username" value="${email}" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button type="submit">Log in</button>
</form>
<p class="or">or</p>
<a class="with" href="/auth/northstar">Continue with Northstar</a></main></div>`,
  )

const routes = page(
  'Your routes · Atlas',
  html`<header><strong>Atlas</strong><span>${northstarAccount.fullName} · ${northstarAccount.email}</span>
  <form method="post" action="/logout"><button>Log out</button></form></header>
<main class="routes"><h1>Your routes</h1><ul>
  <li>Along the coast, 84 km</li><li>Round the lake, 31 km</li><li>Over the pass, closed until May</li>
</ul></main>`,
)

/** The identity provider takes the place of the page, and sends it back with a code. */
export const atlas: Site = {
  ...describeSite('atlas'),
  createApp({ secret }) {
    const app = new Hono()
    const sessions = createSessions('atlas_session', secret)
    const northstar = createNorthstarApp('atlas')

    app.get('/', async (c) => ((await sessions.find(c)) ? c.redirect('/routes') : c.html(login())))
    app.post('/login', async (c) => {
      const email = (await readForm(c))('email')
      return c.html(login(email, 'Wrong e-mail or password. This address may use Northstar.'), 401)
    })
    app.get('/auth/northstar', (c) => c.redirect(northstar.begin(c)))
    app.get('/auth/northstar/callback', async (c) => {
      const identity = await northstar.finish(c)
      if (identity?.email !== northstarAccount.email) {
        return c.html(login('', 'Signing in with Northstar failed. Please try again.'), 401)
      }
      await sessions.start(c, { remember: true })
      return c.redirect('/routes')
    })
    app.post('/logout', async (c) => {
      await sessions.end(c)
      return c.redirect('/', 303)
    })
    app.get('/routes', async (c) => ((await sessions.find(c)) ? c.html(routes) : c.redirect('/')))
    return app
  },
}
