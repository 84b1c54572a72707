import { Hono } from 'hono'
import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { createAttempts } from '../shared/attempts.ts'
import { readForm, sameIdentifier, sameText } from '../shared/form.ts'
import { createPage, type Markup } from '../shared/page.ts'
import { createSessions } from '../shared/sessions.ts'
import type { Site } from '../site.ts'

const description = describeSite('guild')
const { account } = description

interface Workspace {
  slug: string
  name: string
  role: string
  color: string
}

const workspaces: Workspace[] = [
  { slug: 'weavers', name: 'Weavers Row', role: '24 members · you are an owner', color: '#c2255c' },
  {
    slug: 'brewers',
    name: 'Brewers Hall',
    role: '112 members · you are a member',
    color: '#e67700',
  },
  {
    slug: 'glass',
    name: 'Glassworks Collective',
    role: '9 members · you are a guest',
    color: '#0c8599',
  },
]

const page = createPage({
  icon: { letter: 'G', color: '#862e9c' },
  style: `
body{font:16px/1.5 "Nunito","Quicksand",ui-rounded,"Segoe UI",system-ui,sans-serif;color:#2b1833;background:#fbf4ff;min-height:100vh}
.stage{max-width:460px;margin:0 auto;padding:clamp(32px,10vh,110px) 20px;display:grid;gap:22px;justify-items:stretch;text-align:center}
.seal{width:64px;height:64px;border-radius:22px;margin:0 auto;background:conic-gradient(from 40deg,#862e9c,#f06595,#ffd43b,#862e9c)}
h1{font-size:28px;font-weight:800}
.stage form{display:grid;gap:14px;text-align:left}
.stage label{font-weight:700}
.stage input{margin-top:6px;border:2px solid #e5cdf0;border-radius:999px;padding:12px 20px;font-size:16px;width:100%;background:#fff}
.stage input:focus{outline:0;border-color:#862e9c}
.go{border:0;border-radius:999px;background:#862e9c;color:#fff;font-weight:800;padding:14px}
.go:hover{background:#6b2080}
.problem{background:#ffe3ec;color:#a61e4d;border-radius:18px;padding:12px 18px}
.room{display:flex;gap:16px;align-items:center;text-align:left;width:100%;border:2px solid #ecdcf4;border-radius:20px;background:#fff;padding:14px 18px}
.room:hover,.room:focus{border-color:#862e9c}
.room i{flex:none;width:44px;height:44px;border-radius:14px;background:var(--tint);color:#fff;display:grid;place-items:center;font-style:normal;font-weight:800}
.room small{display:block;color:#75607f}
.home{display:grid;grid-template-columns:230px minmax(0,1fr);min-height:100vh}
.home aside{background:#3b1646;color:#f0e0f7;padding:24px;display:flex;flex-direction:column;gap:14px}
.home aside form{margin-top:auto}
.home aside button{width:100%;border:1px solid #8b5f9b;background:transparent;border-radius:999px;color:inherit;padding:8px 14px}
.home main{padding:36px clamp(20px,4vw,56px);display:grid;gap:16px;align-content:start}
.home article{background:#fff;border-radius:20px;padding:18px 22px}
@media (max-width:640px){.home{grid-template-columns:minmax(0,1fr);grid-template-rows:auto 1fr}}
`,
})

const stage = (title: string, body: Markup) =>
  page(
    `${title} • Guild`,
    html`<main class="stage"><div class="seal" aria-hidden="true"></div><h1>${title}</h1>${body}</main>`,
  )

const login = (email = '', problem?: string) =>
  stage(
    'Welcome to Guild',
    html`${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<form method="post" action="/login">
  <label>E-mail <input name="email" type="email" autocomplete="username" value="${email}" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button class="go" type="submit">Continue</button>
</form>`,
  )

const picker = stage(
  'Choose a workspace',
  html`<p>Your account belongs to three. Which one do you want to open?</p>
${workspaces.map(
  ({ slug, name, role, color }) => html`<form method="post" action="/workspaces">
  <button class="room" name="workspace" value="${slug}"><i aria-hidden="true" style="--tint:${color}">${name.slice(0, 1)}</i><span><strong>${name}</strong><small>${role}</small></span></button>
</form>`,
)}`,
)

const home = ({ name }: Workspace) =>
  page(
    `${name} • Guild`,
    html`<div class="home">
  <aside><strong>${name}</strong><span># general</span><span># workshop</span><span># orders</span>
    <form method="post" action="/logout"><p>${account.fullName}<br><small>${account.email}</small></p><br><button>Log out</button></form></aside>
  <main>
    <h1># general</h1>
    <article><strong>Ines</strong><p>The kiln is free on Thursday, who needs it?</p></article>
    <article><strong>Mara</strong><p>Me, for two hours in the morning.</p></article>
  </main>
</div>`,
  )

/** One password, several rooms behind it: the session begins when one of them is chosen. */
export const guild: Site = {
  ...description,
  createApp({ secret }) {
    const app = new Hono()
    const sessions = createSessions('guild_session', secret)
    const attempts = createAttempts<true>('guild_attempt')

    app.get('/', async (c) => {
      const session = await sessions.find(c)
      return session ? c.redirect(`/w/${session.place}`) : c.html(login())
    })
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (
        !sameIdentifier(email, account.identifier) ||
        !sameText(form('password'), account.password)
      ) {
        return c.html(login(email, 'No member with this e-mail and password.'), 401)
      }
      attempts.begin(c, true)
      return c.redirect('/workspaces', 303)
    })

    app.get('/workspaces', (c) => (attempts.find(c) ? c.html(picker) : c.redirect('/')))
    app.post('/workspaces', async (c) => {
      if (!attempts.find(c)) return c.redirect('/', 303)
      const slug = (await readForm(c))('workspace')
      if (!workspaces.some((workspace) => workspace.slug === slug)) return c.html(picker, 400)
      attempts.finish(c)
      await sessions.start(c, { place: slug, remember: true })
      return c.redirect(`/w/${slug}`, 303)
    })
    app.post('/logout', async (c) => {
      await sessions.end(c)
      return c.redirect('/', 303)
    })
    app.get('/w/:slug', async (c) => {
      const session = await sessions.find(c)
      const workspace = workspaces.find(({ slug }) => slug === c.req.param('slug'))
      if (!session || session.place !== workspace?.slug) return c.redirect('/')
      return c.html(home(workspace))
    })
    return app
  },
}
