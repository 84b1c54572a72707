import { html, raw } from 'hono/html'
import { defineCodeSite } from './define-code-site.ts'

const sendsItself = raw(`
const form = document.querySelector('#code')
form.elements.code.addEventListener('input', ({ target }) => {
  if (/^[0-9]{6}$/.test(target.value)) form.requestSubmit()
})
`)

/** The sixth digit sends the form, before anybody could press anything. */
export const reflex = defineCodeSite(
  'reflex',
  {
    accent: '#9b2226',
    ground: '#f7ebe9',
    font: 'grotesque',
    frame: 'split',
    radius: 16,
    mark: '⚡',
    motto: 'How fast are you before coffee?',
  },
  { heading: 'Times', rows: ['Best: 181 ms', 'This morning: 304 ms'] },
  {
    length: 6,
    entry: html`<label>Verification code <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" autofocus></label><script type="module">${sendsItself}</script>`,
  },
)
