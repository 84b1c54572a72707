import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { go, passwordField, problemBox } from '../shared/parts.ts'

/** Everybody on the islands has a phone; not everybody has an e-mail address. */
export const ferry = defineSite('ferry', {
  look: {
    accent: '#114b8c',
    ground: '#e8eff6',
    font: 'rounded',
    frame: 'banner',
    radius: 14,
    mark: '▷',
    motto: 'Six islands, one ticket.',
  },
  inside: { heading: 'Your tickets', rows: ['Return, valid today', 'Bicycle, valid today'] },
  build({ app, stage, knows, enter, says }) {
    const login = (phone = '', problem?: string) =>
      stage(
        'Log in',
        html`${problemBox(problem)}<form method="post" action="/login">
<label>Phone number <input name="phone" type="tel" autocomplete="tel" value="${phone}" required></label>
${passwordField('PIN')}${go('Log in')}</form>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const phone = form('phone')
      return knows(phone.replaceAll(/[\s()-]/g, ''), form('password'))
        ? enter(c)
        : c.html(login(phone, says), 401)
    })
  },
})
