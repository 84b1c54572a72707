import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

/** The page can only point at the card reader. */
export const notary = defineSite('notary', {
  look: {
    accent: '#5b1f1f',
    ground: '#f4efe9',
    font: 'serif',
    frame: 'split',
    radius: 2,
    mark: '✠',
    motto: 'Signed, sealed, archived.',
  },
  inside: { heading: 'Deeds', rows: [] },
  build({ app, stage }) {
    const retry = html`<p>Insert your smart card, choose your certificate when the browser asks for it, and try again.</p><a class="go" style="text-align:center;text-decoration:none" href="/certificate">Sign in with a certificate</a>`
    app.get('/', (c) => c.html(stage('Sign in with your certificate', retry)))
    app.get('/certificate', (c) =>
      c.html(
        stage(
          'Client certificate required',
          html`<p class="problem" role="alert">No client certificate was presented.</p>${retry}`,
        ),
        403,
      ),
    )
  },
})
