import { randomUUID } from 'node:crypto'
import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { loginForm } from '../shared/parts.ts'

const gateHost = 'gate.localhost'

/** The frame's host as this visitor reaches it, or back: another name, the same port. */
const sibling = (address: string, name: string) => {
  const url = new URL(address)
  url.hostname = name
  return url.origin
}

const awaitTicket = raw(`
const { gate } = document.currentScript.dataset
addEventListener('message', ({ origin, data }) => {
  if (origin === gate) location.assign('/arrive?ticket=' + encodeURIComponent(data.ticket))
})
`)
const sendTicket = raw(`
const { ticket, home } = document.currentScript.dataset
parent.postMessage({ ticket }, home)
`)

/** Who checks the password is another host, in a frame; the page only gets a ticket. */
export const annex = defineSite('annex', {
  alsoAt: ['gate'],
  look: {
    accent: '#2f5d3a',
    ground: '#eaf2ea',
    font: 'grotesque',
    frame: 'card',
    radius: 8,
    pattern: 'stripes',
    mark: '⌂',
    motto: 'Desks by the day.',
  },
  inside: { heading: 'Your desk', rows: ['Desk 14, by the window', 'Meeting room at two'] },
  build({ app, page, stage, knows, enter, says }) {
    const tickets = new Set<string>()
    const door = (filled = {}) =>
      page(
        'Gate',
        html`<style>body{background:var(--sheet)}</style><main style="padding:4px">${loginForm({ ...filled, action: '/door' })}</main>`,
      )

    app.get('/', (c) => {
      const gate = sibling(c.req.url, gateHost)
      return c.html(
        stage(
          'Come in',
          html`<script data-gate="${gate}">${awaitTicket}</script>
<iframe src="${gate}/door" title="Sign in at the gate" style="border:0;width:100%;height:380px"></iframe>`,
        ),
      )
    })
    app.get('/door', (c) => c.html(door()))
    app.post('/door', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(door({ email, problem: says }), 401)
      const ticket = randomUUID()
      tickets.add(ticket)
      const home = sibling(c.req.url, 'annex.localhost')
      return c.html(
        page(
          'Gate',
          html`<script data-ticket="${ticket}" data-home="${home}">${sendTicket}</script>`,
        ),
      )
    })
    app.get('/arrive', (c) =>
      tickets.delete(c.req.query('ticket') ?? '') ? enter(c) : c.redirect('/'),
    )
  },
})
