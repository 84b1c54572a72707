import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

/** The first key in a field makes the page put a copy of the form in the place of the form. */
const replaceForm = raw(`
const main = document.querySelector('main')
const touched = new Set()
main.addEventListener('input', ({ target }) => {
  if (touched.has(target.name)) return
  touched.add(target.name)
  setTimeout(() => {
    const old = main.querySelector('form')
    const copy = old.cloneNode(true)
    for (const { name, value } of old.elements) if (name) copy.elements[name].value = value
    const { name } = document.activeElement
    old.replaceWith(copy)
    if (name) copy.elements[name].focus()
  }, 30)
})
`)

const style = html`<style>
@keyframes drift{from{transform:translateY(-60px)}to{transform:none}}
form{animation:drift 1.2s ease-out}
</style>`

/** Nothing stays where it was, and the element under the cursor is soon another one. */
export const tidal = defineSite('tidal', {
  look: {
    accent: '#0b5fa5',
    ground: '#e6f1fa',
    font: 'grotesque',
    frame: 'bare',
    radius: 20,
    pattern: 'rings',
    mark: '≈',
    motto: 'High water, to the minute.',
  },
  inside: {
    heading: 'Tide tables',
    rows: ['High water 04:12', 'Low water 10:31', 'Springs on Friday'],
  },
  build({ app, stage, takesLogin }) {
    const login = (filled = {}) =>
      stage('Sign in', html`${style}${loginForm(filled)}<script>${replaceForm}</script>`)
    app.get('/', (c) => c.html(login()))
    takesLogin(login)
  },
})
