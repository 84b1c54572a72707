import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { emailField, go, passwordField } from '../shared/parts.ts'

const style = html`<style>
.toasts{position:fixed;inset:auto 16px 16px auto;display:grid;gap:8px;max-width:calc(100vw - 32px)}
.toast{background:#7d1522;color:#fff;border-radius:12px;padding:12px 18px;box-shadow:0 10px 30px -12px #000a}
</style>`

const shownMs = 3000

const client = raw(`
const form = document.querySelector('form')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const body = JSON.stringify(Object.fromEntries(new FormData(form)))
  const answer = await (await fetch('/login', { method: 'POST', body })).json()
  if (answer.home) return location.assign(answer.home)
  const toast = Object.assign(document.createElement('div'), { className: 'toast', textContent: answer.problem })
  document.querySelector('.toasts').append(toast)
  setTimeout(() => toast.remove(), ${shownMs})
  form.elements.password.value = ''
})
`)

/** Whoever looks away for a moment never learns what was wrong. */
export const crumb = defineSite('crumb', {
  look: {
    accent: '#8c4a00',
    ground: '#fff5e6',
    font: 'rounded',
    frame: 'card',
    radius: 24,
    pattern: 'dots',
    mark: '●',
    motto: 'Cakes for a rainy Sunday.',
  },
  inside: { heading: 'Recipes', rows: ['Cardamom buns', 'Plum cake, the flat one'] },
  build({ app, stage, takesJsonLogin }) {
    const login = stage(
      'Sign in',
      html`${style}<form>${emailField()}${passwordField()}${go('Sign in')}</form><div class="toasts" aria-live="polite"></div><script type="module">${client}</script>`,
    )
    app.get('/', (c) => c.html(login))
    takesJsonLogin()
  },
})
