import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { loginForm } from '../shared/parts.ts'

const leaveFrame = raw(`parent.location.assign(document.currentScript.dataset.home)`)

/** The page has no form; the frame in it has, and takes the whole page along when it is done. */
export const gallery = defineSite('gallery', {
  look: {
    accent: '#8b1e3f',
    ground: '#f7edf0',
    font: 'serif',
    frame: 'split',
    radius: 2,
    mark: '▣',
    motto: 'Two floors, forty painters.',
  },
  inside: {
    heading: 'Your rooms',
    rows: ['Room 2: harbour pictures', 'Room 7: closed for hanging'],
  },
  build({ app, page, stage, knows, begin, home, says }) {
    const entrance = stage(
      'For members',
      html`<iframe src="/door" title="Member sign-in" style="border:0;width:100%;height:380px"></iframe>`,
    )
    const door = (filled = {}) =>
      page(
        'Sign in',
        html`<main style="padding:4px">${loginForm({ ...filled, action: '/door' })}</main>`,
      )

    app.get('/', (c) => c.html(entrance))
    app.get('/door', (c) => c.html(door()))
    app.post('/door', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(door({ email, problem: says }), 401)
      await begin(c)
      return c.html(page('Welcome', html`<script data-home="${home}">${leaveFrame}</script>`))
    })
  },
})
