import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

/** Nobody is at home. */
export const blackout = defineSite('blackout', {
  look: {
    accent: '#37373f',
    ground: '#e6e6ea',
    font: 'grotesque',
    frame: 'bare',
    radius: 4,
    mark: '◌',
    motto: 'Lights, remotely.',
  },
  inside: { heading: 'Lights', rows: [] },
  build({ app, stage }) {
    const error = stage(
      'Internal server error',
      html`<p>The server met a problem and could not answer. Our people have been told.</p>`,
    )
    app.get('*', (c) => c.html(error, 500))
  },
})
