import { html, raw } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { emailField, go, passwordField, problemBox } from '../shared/parts.ts'

const style = html`<style>
main.puzzle{padding:12px;display:grid;gap:10px}
.puzzle ul{display:grid;grid-template-columns:repeat(3,1fr);gap:6px}
.puzzle li button{width:100%;aspect-ratio:1;display:grid;place-items:center;color:var(--accent);border:1px solid var(--line);background:var(--ground);border-radius:6px}
.puzzle [aria-pressed=true]{outline:3px solid var(--accent)}
</style>`

const drawings = {
  tree: 'M12 2 4 14h5v6h6v-6h5z',
  boat: 'M3 16h18l-4 5H7zM11 3v11H4zM13 6l6 8h-6z',
  house: 'M3 12 12 4l9 8h-3v8H6v-8z',
}
const drawn = ['tree', 'boat', 'house', 'boat', 'house', 'tree', 'house', 'boat', 'tree'] as const
const boats = drawn.flatMap((name, at) => (name === 'boat' ? [at] : [])).join()
const pictures = drawn.map(
  (name) =>
    html`<svg viewBox="0 0 24 24" width="32" fill="currentColor" aria-hidden="true"><path d="${drawings[name]}"/></svg>`,
)

const choose = raw(`
document.querySelector('ul').addEventListener('click', ({ target }) => {
  const button = target.closest('button')
  button?.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
  const pressed = [...document.querySelectorAll('li button')].map((one) => one.getAttribute('aria-pressed'))
  document.querySelector('[name=chosen]').value = pressed.flatMap((is, at) => (is === 'true' ? [at] : []))
})
`)

/** The form comes once somebody has found the boats. */
export const maze = defineSite('maze', {
  look: {
    accent: '#2d6a4f',
    ground: '#e9f2ee',
    font: 'rounded',
    frame: 'bare',
    radius: 10,
    mark: '#',
    motto: 'Hedges, paths, dead ends.',
  },
  inside: { heading: 'Paths', rows: ['Yew walk', 'The round pond'] },
  build({ app, page, stage, takesLogin }) {
    const people = createAttempts<true>('maze_person')
    const login = (email = '', problem?: string) =>
      stage(
        'Log in',
        html`${problemBox(problem)}<form method="post" action="/login">${emailField(email)}${passwordField()}${go('Log in')}</form>`,
      )
    app.get('/', (c) => {
      if (people.find(c)) return c.html(login())
      return c.html(
        stage(
          'Are you human?',
          html`<p>Before you go on, please show that you are not a robot.</p>
<iframe class="captcha-frame" src="/captcha/challenge" title="captcha challenge" style="border:1px solid var(--line);border-radius:10px;width:100%;height:470px"></iframe>`,
        ),
      )
    })
    takesLogin(({ email, problem }) => login(email, problem))
    app.get('/captcha/challenge', (c) =>
      c.html(
        page(
          'captcha',
          html`${style}<main class="puzzle"><p><strong>Select all pictures with boats</strong></p>
<ul>${pictures.map((picture, at) => html`<li><button type="button" aria-pressed="false" aria-label="Picture ${at + 1}">${picture}</button></li>`)}</ul>
<form method="post" action="/captcha/challenge" target="_top"><input type="hidden" name="chosen"><button class="go">Verify</button></form></main><script type="module">${choose}</script>`,
        ),
      ),
    )
    app.post('/captcha/challenge', async (c) => {
      const form = await readForm(c)
      if (form('chosen') === boats) people.begin(c, true)
      return c.redirect('/', 303)
    })
  },
})
