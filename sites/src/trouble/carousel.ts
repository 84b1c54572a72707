import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

/** Each page believes that the other one knows the visitor. */
export const carousel = defineSite('carousel', {
  look: {
    accent: '#a0256b',
    ground: '#fbeaf3',
    font: 'rounded',
    frame: 'card',
    radius: 28,
    pattern: 'rings',
    mark: '♞',
    motto: 'Wooden horses, real music.',
  },
  inside: { heading: 'Horses', rows: [] },
  build({ app, stage }) {
    app.get('/', (c) => c.html(stage('Log in', loginForm({ button: 'Log in' }))))
    app.post('/login', (c) => c.redirect('/round', 303))
    app.get('/round', (c) => c.redirect('/and-round'))
    app.get('/and-round', (c) => c.redirect('/round'))
  },
})
