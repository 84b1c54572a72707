import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

/** The form is gone after a mistake; only a link leads back to it. */
export const signpost = defineSite('signpost', {
  look: {
    accent: '#3f5d2a',
    ground: '#eff3e8',
    font: 'humanist',
    frame: 'banner',
    radius: 6,
    mark: '⇲',
    motto: 'Walks that end where they began.',
  },
  inside: { heading: 'Your walks', rows: ['Round the mill pond, 6 km', 'Ridge and back, 14 km'] },
  build({ app, stage, takesLogin }) {
    app.get('/', (c) => c.html(stage('Log in', loginForm({ button: 'Log in' }))))
    takesLogin(({ problem }) =>
      stage(
        'You could not be logged in',
        html`<p>${problem}</p><p class="row"><a href="/">Back to the login</a><a href="/forgot">Forgot your password?</a></p>`,
      ),
    )
  },
})
