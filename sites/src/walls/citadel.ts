import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

/** Looks busy for as long as somebody looks at it. */
const turn = raw(`
const status = document.querySelector('[role=status]')
let checks = 0
setInterval(() => {
  checks += 1
  status.textContent = 'Checking your browser' + '.'.repeat(checks % 4)
}, 700)
`)

/** A guard stands before the site and never says yes. */
export const citadel = defineSite('citadel', {
  look: {
    accent: '#4a4e69',
    ground: '#eceef2',
    font: 'mono',
    frame: 'card',
    radius: 0,
    mark: '♜',
    motto: 'Walls within walls.',
  },
  inside: { heading: 'The keep', rows: [] },
  build({ app, stage }) {
    const check = stage(
      'Just a moment',
      html`<p>Citadel needs to review the security of your connection before you can go on.</p><p role="status">Checking your browser</p>
<p class="soft">Automated visitors are turned away. Reference: 7f3a-19c2</p><noscript>Enable JavaScript to continue.</noscript><script type="module">${turn}</script>`,
    )
    app.get('*', (c) => c.html(check, 403))
  },
})
