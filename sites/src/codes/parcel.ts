import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { createAttempts } from '../shared/attempts.ts'
import { readForm, sameIdentifier, sameText } from '../shared/form.ts'
import { createPage, type Markup } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const description = describeSite('parcel')
const { account } = description

type Channel = 'sms' | 'email'

const methods = {
  sms: {
    title: 'Text message',
    to: '+46 70 555 01 42',
    masked: '+46 •• ••• •• 42',
    verb: 'texted',
  },
  email: { title: 'E-mail', to: account.email, masked: 'm•••@example.test', verb: 'mailed' },
} as const satisfies Record<Channel, object>

const codeLifeMs = 10 * 60_000

interface Attempt {
  sent?: { channel: Channel; code: string; at: number } | undefined
}

const page = createPage({
  icon: { letter: 'P', color: '#d9480f' },
  style: `
body{font:16px/1.5 "Trebuchet MS","Segoe UI",system-ui,sans-serif;color:#3a2a1b;background:#e9d9c0;min-height:100vh}
a{color:#a83808}
.tape{height:14px;background:repeating-linear-gradient(115deg,#d9480f 0 26px,#fff3e6 26px 52px)}
.box{max-width:430px;margin:clamp(24px,9vh,96px) auto 40px;background:#fffaf2;border:2px dashed #b48a5c;border-radius:6px;padding:32px;display:grid;gap:18px}
@media (max-width:480px){.box{margin:20px 14px;padding:24px 20px}}
.logo{font-weight:900;font-size:24px;color:#d9480f;letter-spacing:-.02em}
h1{font-size:24px}
form{display:grid;gap:14px}
label{font-weight:700;font-size:14px;display:grid;gap:5px}
input{background:#fff;border:2px solid #d7bd98;border-radius:6px;padding:11px 12px;font-size:16px;width:100%}
input:focus{outline:0;border-color:#d9480f}
.go{background:#c73e0a;color:#fff;border:0;border-radius:6px;padding:13px;font-weight:700}
.go:hover{background:#b53b0a}
.way{display:grid;gap:2px;text-align:left;background:#fff;border:2px solid #d7bd98;border-radius:6px;padding:14px 16px}
.way:hover,.way:focus{border-color:#d9480f}
.way span{color:#7b6347;font-size:14px}
.problem{background:#ffe3d9;border-radius:6px;padding:11px 14px;color:#8c1d04}
.links{display:flex;justify-content:space-between;gap:12px;flex-wrap:wrap;font-size:14px}
.links button{background:none;border:0;padding:0;color:#a83808;text-decoration:underline}
header{display:flex;flex-wrap:wrap;gap:12px 18px;align-items:center;padding:16px clamp(20px,5vw,64px);background:#fffaf2}
header .logo{margin-right:auto}
header button{border:2px solid #d7bd98;background:#fff;border-radius:6px;padding:7px 14px}
.list{padding:32px clamp(20px,5vw,64px);display:grid;gap:14px;max-width:820px}
.list article{background:#fffaf2;border-radius:6px;padding:18px 20px;display:flex;justify-content:space-between;gap:14px;flex-wrap:wrap}
`,
})

const box = (title: string, body: Markup) =>
  page(
    `${title} – Parcel`,
    html`<div class="tape"></div><main class="box"><p class="logo">parcel.</p><h1>${title}</h1>${body}</main>`,
  )

const problemBox = (problem?: string) =>
  problem ? html`<p class="problem" role="alert">${problem}</p>` : ''

const login = (email = '', problem?: string) =>
  box(
    'Sign in to send',
    html`${problemBox(problem)}
<form method="post" action="/login">
  <label>E-mail address <input name="email" type="email" autocomplete="username" value="${email}" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button class="go" type="submit">Sign in</button>
</form>`,
  )

const chooser = box(
  'Is it really you?',
  html`<p>Choose how we should send you a verification code.</p>
<form method="post" action="/verify/method">
  ${Object.entries(methods).map(
    ([channel, { title, masked }]) =>
      html`<button class="way" name="method" value="${channel}"><strong>${title}</strong><span>${masked}</span></button>`,
  )}
</form>`,
)

const codeEntry = (channel: Channel, problem?: string) =>
  box(
    'Enter your code',
    html`<p>We ${methods[channel].verb} a 6-digit code to ${methods[channel].masked}. It works for ten minutes.</p>${problemBox(problem)}
<form method="post" action="/verify/code">
  <label>Verification code <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" autofocus required></label>
  <button class="go" type="submit">Confirm</button>
</form>
<div class="links">
  <form method="post" action="/verify/method"><button name="method" value="${channel}">Send a new code</button></form>
  <a href="/verify">Try another way</a>
</div>`,
  )

const shipments = page(
  'Shipments – Parcel',
  html`<div class="tape"></div>
<header><p class="logo">parcel.</p><span>${account.fullName}, ${account.email}</span><form method="post" action="/logout"><button>Sign out</button></form></header>
<main class="list">
  <h1>Your shipments</h1>
  <article><strong>PX-2207-SE to Bergen</strong><span>out for delivery</span></article>
  <article><strong>PX-2188-SE to Turku</strong><span>at the depot</span></article>
  <article><strong>PX-2151-SE to Aarhus</strong><span>delivered Tuesday</span></article>
</main>`,
)

/** After the password you choose where the code goes; it is sent to the outbox and works once. */
export const parcel: Site = {
  ...description,
  createApp({ secret, outbox, now }) {
    const app = new Hono()
    const sessions = createSessions('parcel_session', secret)
    const attempts = createAttempts<Attempt>('parcel_attempt')

    app.get('/', async (c) =>
      (await sessions.find(c)) ? c.redirect('/shipments') : c.html(login()),
    )
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (
        !sameIdentifier(email, account.identifier) ||
        !sameText(form('password'), account.password)
      ) {
        return c.html(login(email, 'E-mail and password do not go together.'), 401)
      }
      attempts.begin(c, {})
      return c.redirect('/verify', 303)
    })

    app.get('/verify', (c) => (attempts.find(c) ? c.html(chooser) : c.redirect('/')))
    app.post('/verify/method', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/', 303)
      const channel: Channel = (await readForm(c))('method') === 'email' ? 'email' : 'sms'
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
      attempt.sent = { channel, code, at: now() }
      outbox.send({
        channel,
        from: 'Parcel',
        to: methods[channel].to,
        text: `${code} is your Parcel verification code. Never share it.`,
        code,
      })
      return c.redirect('/verify/code', 303)
    })
    app.get('/verify/code', (c) => {
      const sent = attempts.find(c)?.sent
      return sent ? c.html(codeEntry(sent.channel)) : c.redirect('/verify')
    })
    app.post('/verify/code', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt?.sent) return c.redirect('/verify', 303)
      const { channel, code, at } = attempt.sent
      if (now() - at > codeLifeMs)
        return c.html(codeEntry(channel, 'This code is too old. Send a new one.'), 401)
      if (!sameText((await readForm(c))('code').replaceAll(/\s/g, ''), code)) {
        return c.html(codeEntry(channel, 'That code is wrong. Look at the latest message.'), 401)
      }
      attempts.finish(c)
      await sessions.start(c, { remember: true })
      return c.redirect('/shipments', 303)
    })
    app.post('/logout', async (c) => {
      await sessions.end(c)
      return c.redirect('/', 303)
    })
    app.get('/shipments', async (c) =>
      (await sessions.find(c)) ? c.html(shipments) : c.redirect('/'),
    )
    return app
  },
}
