import { getCookie } from 'hono/cookie'
import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

const style = html`<style>
.cover{position:fixed;inset:0;display:grid;place-items:end center;padding:20px;background:#0008;z-index:9}
.cover section{background:var(--sheet);border-radius:16px;padding:24px;width:min(560px,100%);display:grid;gap:14px}
</style>`

const answer = raw(`
const cover = document.querySelector('.cover')
cover?.addEventListener('click', ({ target }) => {
  if (!target.closest('button')) return
  document.cookie = 'crumbs=answered;path=/;max-age=86400'
  cover.remove()
})
`)

/** Nothing can be reached before the question about cookies is answered. */
export const bakehouse = defineSite('bakehouse', {
  look: {
    accent: '#9a3412',
    ground: '#fbeee2',
    font: 'serif',
    frame: 'card',
    radius: 16,
    mark: '❍',
    motto: 'Bread that was dough at four.',
  },
  inside: {
    heading: 'Standing orders',
    rows: ['Two rye loaves, Mondays', 'A dozen rolls, Saturdays'],
  },
  build({ app, stage, takesLogin }) {
    const login = (filled = {}, answered = true) =>
      stage(
        'Log in',
        html`${style}${loginForm({ ...filled, button: 'Log in' })}
${answered ? '' : html`<div class="cover"><section role="dialog" aria-label="Cookies"><h2>We bake with cookies</h2><p>Some keep your basket, others tell us which pages are read. You decide about the others.</p><div class="row"><button class="plain" type="button">Only what is needed</button><button class="go" type="button">Accept all</button></div></section></div>`}
<script>${answer}</script>`,
      )
    app.get('/', (c) => c.html(login({}, getCookie(c, 'crumbs') === 'answered')))
    takesLogin(login)
  },
})
