import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm, problemBox } from '../shared/parts.ts'

/** Whoever comes today comes too often. */
export const ration = defineSite('ration', {
  look: {
    accent: '#7f4f24',
    ground: '#f2ece4',
    font: 'humanist',
    frame: 'card',
    radius: 8,
    pattern: 'stripes',
    mark: '◔',
    motto: 'Two coffees a day.',
  },
  inside: { heading: 'Today', rows: [] },
  build({ app, stage }) {
    app.get('/', (c) => c.html(stage('Sign in', loginForm())))
    app.post('/login', (c) => {
      c.header('Retry-After', '900')
      const words = 'Too many attempts. Try again in 15 minutes.'
      return c.html(
        stage(
          'Slow down',
          html`${problemBox(words)}<p>We count tries to keep your account safe.</p>`,
        ),
        429,
      )
    })
  },
})
