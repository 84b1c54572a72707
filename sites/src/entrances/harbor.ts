import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { readForm, sameIdentifier, sameText } from '../shared/form.ts'
import { createPage, type Markup } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const description = describeSite('harbor')
const { account } = description

const page = createPage({
  icon: { letter: 'H', color: '#0b4f8a' },
  style: `
body{font:16px/1.55 "Avenir Next",Avenir,"Segoe UI",system-ui,sans-serif;color:#12283d;background:#f4f8fb}
a{color:#0b5fa8}
nav{display:flex;flex-wrap:wrap;gap:12px 24px;align-items:center;padding:18px clamp(20px,6vw,88px);background:#fff;border-bottom:1px solid #dbe6ef}
nav .brand{font-weight:800;font-size:20px;color:#0b3358;text-decoration:none;margin-right:auto}
nav a{text-decoration:none;color:#33506a}
.button{display:inline-block;border:0;border-radius:10px;background:#0b5fa8;color:#fff;font-weight:600;padding:12px 20px;text-decoration:none}
.button:hover{background:#0a4f8c}
.hero{padding:clamp(48px,9vw,120px) clamp(20px,6vw,88px);background:linear-gradient(160deg,#e3f0fa 0%,#f4f8fb 60%);display:grid;gap:20px}
.hero h1{font-size:clamp(34px,5.5vw,60px);line-height:1.08;max-width:15ch;letter-spacing:-.02em;color:#0b3358}
.hero p{max-width:52ch;font-size:18px;color:#3b566e}
.hero .button{justify-self:start}
.tiles{display:grid;gap:20px;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));padding:56px clamp(20px,6vw,88px)}
.tile{background:#fff;border:1px solid #dbe6ef;border-radius:16px;padding:24px}
.tile h2,.tile h3{font-size:18px;color:#0b3358;margin-bottom:6px}
footer{background:#0b3358;color:#cfe0ee;padding:40px clamp(20px,6vw,88px);display:flex;gap:24px;flex-wrap:wrap;justify-content:space-between;align-items:end}
footer form{display:grid;gap:6px}
footer .row{display:flex;gap:8px;flex-wrap:wrap}
footer input{border:1px solid #3e668b;border-radius:10px;background:#12406b;color:#fff;padding:10px 12px;min-width:0}
footer button{border:0;border-radius:10px;background:#cfe0ee;color:#0b3358;padding:10px 16px;font-weight:600}
.card{max-width:420px;margin:clamp(28px,8vh,88px) auto;background:#fff;border:1px solid #dbe6ef;border-radius:20px;padding:36px 32px;display:grid;gap:18px;box-shadow:0 18px 50px -30px #0b335880}
@media (max-width:480px){.card{margin:20px 14px;padding:26px 20px}}
.card h1{font-size:26px;color:#0b3358}
.card form{display:grid;gap:16px}
.field{display:grid;gap:6px}
.field label{font-weight:600;font-size:14px}
.field input{border:1px solid #b9cddd;border-radius:10px;padding:12px 14px;width:100%}
.field input:focus{outline:3px solid #9ccbf3;border-color:#0b5fa8}
.check{display:flex;gap:8px;align-items:center;font-size:14px}
.problem{background:#fdeceb;border:1px solid #f3b8b3;color:#8f1f17;border-radius:10px;padding:12px 14px;font-size:14px}
.between{display:flex;justify-content:space-between;gap:12px;flex-wrap:wrap;font-size:14px}
.who{display:flex;gap:14px;align-items:center}
.who button{border:1px solid #b9cddd;background:#fff;border-radius:10px;padding:8px 14px}
.berths{display:grid;gap:12px;padding:32px clamp(20px,6vw,88px);max-width:1080px}
.berths h1{font-size:30px;color:#0b3358}
.berths dl{display:grid;grid-template-columns:1fr auto;gap:10px 24px;background:#fff;border:1px solid #dbe6ef;border-radius:16px;padding:24px}
.berths dd{font-variant-numeric:tabular-nums;font-weight:600}
`,
})

const nav = (signedIn: boolean) => html`<nav>
  <a class="brand" href="/">⚓ Harbor</a>
  <a href="/#berths">Berths</a>
  <a href="/#pricing">Pricing</a>
  ${signedIn ? html`<a href="/dashboard">Dashboard</a>${who}` : html`<a href="/login">Log in</a><a class="button" href="/signup">Get started</a>`}
</nav>`

const who = html`<span class="who"><span>${account.fullName}<br><small>${account.email}</small></span>
  <form method="post" action="/logout"><button>Log out</button></form></span>`

const landing = (signedIn: boolean, subscribed: boolean) =>
  page(
    'Harbor - every berth, booked',
    html`${nav(signedIn)}
<main>
  <section class="hero">
    <h1>Every berth, booked before breakfast.</h1>
    <p>Harbor runs the moorings of 140 marinas: bookings, tides, power and invoices on one board.</p>
    <a class="button" href="/signup">Start your free month</a>
  </section>
  <section class="tiles" id="berths">
    <article class="tile"><h2>Live berth board</h2><p>Who is in, who is due, and where the next 14-metre yacht fits.</p></article>
    <article class="tile"><h2>Tides built in</h2><p>Arrivals move with the water, not with the calendar.</p></article>
    <article class="tile" id="pricing"><h2>€4 a berth</h2><p>Each month, all included. No charge for empty ones.</p></article>
  </section>
</main>
<footer>
  <p>© Harbor Moorings AB, Gothenburg</p>
  <form method="post" action="/newsletter">
    <label for="news">Harbor notes, once a month</label>
    <div class="row"><input id="news" name="email" type="email" placeholder="you@marina.com" required><button>Subscribe</button></div>
    ${subscribed ? html`<p role="status">Thank you. The next issue is on its way.</p>` : ''}
  </form>
</footer>`,
  )

const card = (title: string, body: Markup) =>
  page(`${title} - Harbor`, html`${nav(false)}<main class="card"><h1>${title}</h1>${body}</main>`)

const loginCard = (token: string, filled: { email?: string; problem?: string } = {}) =>
  card(
    'Log in',
    html`${filled.problem ? html`<p class="problem" role="alert">${filled.problem}</p>` : ''}
<form method="post" action="/login">
  <input type="hidden" name="csrf_token" value="${token}">
  <div class="field"><label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="username" value="${filled.email ?? ''}" required></div>
  <div class="field"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
  <label class="check"><input type="checkbox" name="remember" value="yes"> Remember me</label>
  <button class="button" type="submit">Log in</button>
</form>
<p class="between"><a href="/forgot-password">Forgot password?</a><a href="/signup">New here? Sign up</a></p>`,
  )

const dashboard = page(
  'Dashboard - Harbor',
  html`<nav>
  <a class="brand" href="/">⚓ Harbor</a>
  ${who}
</nav>
<main class="berths">
  <h1>Good morning, Mara</h1>
  <p>Norra Hamnen · 38 of 44 berths taken</p>
  <dl>
    <dt>A3 · Sea Heather, 11 m</dt><dd>leaves 09:40</dd>
    <dt>B1 · Albatross II, 14 m</dt><dd>due 12:15</dd>
    <dt>C7 · Little Auk, 7 m</dt><dd>paid</dd>
  </dl>
</main>`,
)

/** A marketing page leads to a classic form, guarded by a token against forged posts. */
export const harbor: Site = {
  ...description,
  createApp({ secret }) {
    const app = new Hono()
    const sessions = createSessions('harbor_session', secret)

    app.get('/', async (c) =>
      c.html(landing(Boolean(await sessions.find(c)), c.req.query('subscribed') === 'yes')),
    )
    app.post('/newsletter', (c) => c.redirect('/?subscribed=yes#news', 303))
    app.get('/signup', (c) =>
      c.html(
        card(
          'Sign up',
          html`<p>Harbor opens marina by marina. Write to hello@harbor.example and we will call you.</p><a href="/login">I have an account</a>`,
        ),
      ),
    )
    app.get('/forgot-password', (c) =>
      c.html(
        card(
          'Reset your password',
          html`<form method="post"><div class="field"><label for="email">E-mail of your account</label><input id="email" name="email" type="email" required></div><button class="button">Send reset link</button></form>`,
        ),
      ),
    )
    app.post('/forgot-password', (c) =>
      c.html(
        card(
          'Check your mail',
          html`<p>If there is an account with this address, a link is on its way.</p>`,
        ),
      ),
    )

    app.get('/login', async (c) => {
      if (await sessions.find(c)) return c.redirect('/dashboard')
      const token = getCookie(c, 'harbor_csrf') ?? randomUUID()
      setCookie(c, 'harbor_csrf', token, { httpOnly: true, sameSite: 'Lax', path: '/login' })
      return c.html(loginCard(token))
    })
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const token = getCookie(c, 'harbor_csrf')
      const email = form('email')
      if (!token || !sameText(form('csrf_token'), token)) {
        return c.html(
          card(
            'This page is out of date',
            html`<p class="problem" role="alert">For your safety we did not use this form. Open the log-in page again.</p><a href="/login">Back to log in</a>`,
          ),
          403,
        )
      }
      if (
        !sameIdentifier(email, account.identifier) ||
        !sameText(form('password'), account.password)
      ) {
        return c.html(
          loginCard(token, { email, problem: 'The e-mail or password you entered is incorrect.' }),
          401,
        )
      }
      await sessions.start(c, { remember: form('remember') === 'yes' })
      return c.redirect('/dashboard', 303)
    })
    app.post('/logout', async (c) => {
      await sessions.end(c)
      return c.redirect('/', 303)
    })
    app.get('/dashboard', async (c) =>
      (await sessions.find(c)) ? c.html(dashboard) : c.redirect('/login'),
    )
    return app
  },
}
