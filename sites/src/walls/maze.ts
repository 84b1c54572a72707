import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

const style = html`<style>
main.puzzle{padding:12px;display:grid;gap:10px}
.puzzle ul{display:grid;grid-template-columns:repeat(3,1fr);gap:6px}
.puzzle li button{width:100%;aspect-ratio:1;font-size:28px;border:1px solid var(--line);background:var(--ground);border-radius:6px}
.puzzle [aria-pressed=true]{outline:3px solid var(--accent)}
</style>`

const pictures = ['🌲', '⛵', '🚲', '⛵', '🏠', '🌲', '🚲', '⛵', '🏠']

const choose = raw(`
document.querySelector('ul').addEventListener('click', ({ target }) => {
  const button = target.closest('button')
  button?.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
})
`)

/** The form is there, and cannot be sent before somebody has found the boats. */
export const maze = defineSite('maze', {
  look: {
    accent: '#2d6a4f',
    ground: '#e9f2ee',
    font: 'rounded',
    frame: 'bare',
    radius: 10,
    mark: '⌗',
    motto: 'Hedges, paths, dead ends.',
  },
  inside: { heading: 'Paths', rows: [] },
  build({ app, page, stage }) {
    app.get('/', (c) =>
      c.html(
        stage(
          'Are you human?',
          html`<p>Before you go on, please show that you are not a robot.</p>
<iframe class="captcha-frame" src="/captcha/challenge" title="captcha challenge" style="border:1px solid var(--line);border-radius:10px;width:100%;height:470px"></iframe>`,
        ),
      ),
    )
    app.get('/captcha/challenge', (c) =>
      c.html(
        page(
          'captcha',
          html`${style}<main class="puzzle"><p><strong>Select all pictures with boats</strong></p>
<ul>${pictures.map((picture, at) => html`<li><button type="button" aria-pressed="false" aria-label="Picture ${at + 1}">${picture}</button></li>`)}</ul>
<form method="post" action="/captcha/challenge"><button class="go">Verify</button></form></main><script type="module">${choose}</script>`,
        ),
      ),
    )
    app.post('/captcha/challenge', (c) => c.redirect('/captcha/challenge', 303))
  },
})
