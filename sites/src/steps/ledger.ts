import { Hono } from 'hono'
import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { createAttempts } from '../shared/attempts.ts'
import { readForm, sameIdentifier, sameText } from '../shared/form.ts'
import { createPage, type Markup } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const description = describeSite('ledger')
const { account } = description

const page = createPage({
  icon: { letter: 'L', color: '#1f5c42' },
  style: `
body{font:17px/1.5 Georgia,"Iowan Old Style","Times New Roman",serif;color:#24302a;background:#f3efe4;min-height:100vh}
a{color:#1f5c42}
.sheet{max-width:400px;margin:0 auto;padding:clamp(40px,14vh,140px) 24px 40px;display:grid;gap:20px}
.brand{font-size:22px;letter-spacing:.02em;border-bottom:3px double #24302a;padding-bottom:10px;display:flex;justify-content:space-between;align-items:baseline}
.brand small{font-size:13px;font-style:italic;color:#5f6459}
h1{font-weight:400;font-size:30px;line-height:1.2}
form{display:grid;gap:14px}
label{font-size:15px;font-style:italic;color:#555c52}
input[type=email],input[type=password]{width:100%;border:0;border-bottom:2px solid #8b9186;background:transparent;padding:10px 2px;font:18px/1.3 ui-monospace,Menlo,Consolas,monospace}
input:focus{outline:0;border-color:#1f5c42;background:#fffdf6}
.go{justify-self:end;border:0;background:#1f5c42;color:#fffdf6;padding:10px 26px;border-radius:2px}
.go:hover{background:#164430}
.problem{color:#96281b;font-size:15px}
.chip{display:inline-flex;gap:10px;align-items:center;justify-self:start;background:#e4dfcf;border-radius:999px;padding:6px 14px;font:15px ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.chip a{font:italic 14px Georgia,serif;white-space:nowrap}
header{display:flex;flex-wrap:wrap;gap:12px 20px;align-items:center;padding:18px clamp(20px,5vw,72px);border-bottom:3px double #24302a}
header strong{font-size:22px;margin-right:auto;font-weight:400}
header button{background:none;border:1px solid #24302a;border-radius:2px;padding:6px 14px}
main.books{padding:40px clamp(20px,5vw,72px);display:grid;gap:20px;max-width:920px}
table{border-collapse:collapse;width:100%;background:#fffdf6}
th,td{padding:10px 14px;border-bottom:1px solid #ddd6c2;text-align:left;font-weight:400}
th{font-style:italic;color:#5f6459}
td:last-child,th:last-child{text-align:right;font-family:ui-monospace,Menlo,Consolas,monospace}
`,
})

const sheet = (title: string, body: Markup) =>
  page(
    `${title} · Ledger`,
    html`<main class="sheet"><p class="brand">Ledger <small>books in balance</small></p>${body}</main>`,
  )

const emailSheet = (email = '', problem?: string) =>
  sheet(
    'Sign in',
    html`<h1>Sign in to your books</h1>
<form method="post" action="/signin">
  <label for="identifier">E-mail address</label>
  <input id="identifier" name="identifier" type="email" autocomplete="username" value="${email}" ${problem ? html`aria-invalid="true" aria-describedby="identifier-problem"` : ''} autofocus required>
  ${problem ? html`<p class="problem" id="identifier-problem">${problem}</p>` : ''}
  <button class="go" type="submit">Next</button>
</form>`,
  )

const passwordSheet = (email: string, problem?: string) =>
  sheet(
    'Welcome back',
    html`<h1>Welcome back</h1>
<p class="chip"><span>${email}</span> <a href="/signin" aria-label="Use another e-mail address">change</a></p>
<form method="post" action="/signin/password">
  <label for="password">Password</label>
  <input id="password" name="password" type="password" autocomplete="current-password" ${problem ? html`aria-invalid="true" aria-describedby="password-problem"` : ''} autofocus required>
  ${problem ? html`<p class="problem" id="password-problem">${problem}</p>` : ''}
  <button class="go" type="submit">Sign in</button>
</form>`,
  )

const books = page(
  'Books · Ledger',
  html`<header><strong>Ledger</strong><span>${account.fullName} · ${account.email}</span>
  <form method="post" action="/signout"><button>Sign out</button></form></header>
<main class="books">
  <h1>November, so far</h1>
  <table>
    <thead><tr><th>Account</th><th>Balance</th></tr></thead>
    <tbody>
      <tr><td>1920 · Bank, current</td><td>48 210.40</td></tr>
      <tr><td>1510 · Receivables</td><td>12 975.00</td></tr>
      <tr><td>2440 · Payables</td><td>−7 318.25</td></tr>
      <tr><td>3001 · Sales, 25 %</td><td>−53 867.15</td></tr>
    </tbody>
  </table>
</main>`,
)

/** Asks who you are before it asks for the password; says so when it does not know you. */
export const ledger: Site = {
  ...description,
  createApp({ secret }) {
    const app = new Hono()
    const sessions = createSessions('ledger_session', secret)
    const attempts = createAttempts<{ email: string }>('ledger_attempt')

    app.get('/', (c) => c.redirect('/signin'))
    app.get('/signin', async (c) =>
      (await sessions.find(c)) ? c.redirect('/books') : c.html(emailSheet()),
    )
    app.post('/signin', async (c) => {
      const email = (await readForm(c))('identifier').trim()
      if (!sameIdentifier(email, account.identifier)) {
        return c.html(
          emailSheet(email, 'We could not find a Ledger account with that e-mail address.'),
          404,
        )
      }
      attempts.begin(c, { email: account.identifier })
      return c.redirect('/signin/password', 303)
    })

    app.get('/signin/password', (c) => {
      const attempt = attempts.find(c)
      return attempt ? c.html(passwordSheet(attempt.email)) : c.redirect('/signin')
    })
    app.post('/signin/password', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/signin', 303)
      if (!sameText((await readForm(c))('password'), account.password)) {
        return c.html(
          passwordSheet(attempt.email, 'That password does not match our books. Please try again.'),
          401,
        )
      }
      attempts.finish(c)
      await sessions.start(c, { remember: true })
      return c.redirect('/books', 303)
    })
    app.post('/signout', async (c) => {
      await sessions.end(c)
      return c.redirect('/signin', 303)
    })
    app.get('/books', async (c) =>
      (await sessions.find(c)) ? c.html(books) : c.redirect('/signin'),
    )
    return app
  },
}
