import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

/** Three forms that could all begin with an e-mail address. */
export const gazette = defineSite('gazette', {
  look: {
    accent: '#333',
    ground: '#f4f1e8',
    font: 'serif',
    frame: 'banner',
    radius: 0,
    mark: '¶',
    motto: 'All the news of one small town.',
  },
  inside: {
    heading: 'Today',
    rows: [
      'The bridge opens on Thursday',
      'Council votes on the clock',
      'Weather: rain, then less',
    ],
  },
  build({ app, stage, takesLogin }) {
    const front = (filled = {}) =>
      stage(
        'Reader login',
        html`<form class="row" method="get" action="/search" role="search"><input type="search" name="q" aria-label="Search the archive" placeholder="Search the archive" style="flex:1"><button class="plain">Search</button></form>
<section style="display:grid;gap:12px;border:1px solid var(--line);padding:16px"><h2>The morning letter</h2><p class="soft">Six stories before breakfast, by mail.</p>
<form method="post" action="/letter"><label>E-mail <input type="email" name="subscriber" autocomplete="email" placeholder="you@example.com"></label><button class="plain">Subscribe</button></form></section>
${loginForm({ ...filled, button: 'Log in' })}`,
      )
    app.get('/', (c) => c.html(front()))
    app.get('/search', (c) =>
      c.html(stage('Nothing found', html`<a href="/">Back to the front page</a>`)),
    )
    app.post('/letter', (c) => c.html(stage('Subscribed', html`<p>See you at six.</p>`)))
    takesLogin(front)
  },
})
