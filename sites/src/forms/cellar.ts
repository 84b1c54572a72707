import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { go, passwordField, problemBox } from '../shared/parts.ts'

/** Who knows the password is in; who it is does not matter. */
export const cellar = defineSite('cellar', {
  look: {
    accent: '#6a1b2d',
    ground: '#efe7e4',
    font: 'serif',
    frame: 'bare',
    radius: 8,
    mark: '♁',
    motto: 'What lies where, and until when.',
  },
  inside: { heading: 'Bottles', rows: ['Rack A: 18, drink now', 'Rack C: 40, wait'] },
  build({ app, stage, knowsPassword, enter, says }) {
    const login = (problem?: string) =>
      stage(
        'Who goes there?',
        html`${problemBox(problem)}<form method="post" action="/login">${passwordField()}${go('Unlock')}</form>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) =>
      knowsPassword((await readForm(c))('password')) ? enter(c) : c.html(login(says), 401),
    )
  },
})
