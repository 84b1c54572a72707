import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { passwordField } from '../shared/parts.ts'

const client = raw(`
const name = document.querySelector('#pen-name')
const form = document.querySelector('form')
const problem = document.querySelector('.problem')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const body = JSON.stringify({ email: name.textContent.trim(), password: form.elements.password.value })
  const answer = await (await fetch('/login', { method: 'POST', body })).json()
  if (answer.home) return location.assign(answer.home)
  problem.textContent = answer.problem
  problem.hidden = false
})
`)

/** An editor's makers built the login with their editor. */
export const scribe = defineSite('scribe', {
  look: {
    accent: '#1f3a5f',
    ground: '#f5f2ea',
    font: 'serif',
    frame: 'bare',
    radius: 6,
    mark: '✒',
    motto: 'Write. Cross out. Write.',
  },
  inside: { heading: 'Drafts', rows: ['The lighthouse, chapter 3', 'A letter not sent'] },
  build({ app, stage, takesJsonLogin }) {
    const login = stage(
      'Open your desk',
      html`<p class="problem" role="alert" hidden></p>
<form><div style="display:grid;gap:5px"><span id="pen-label" style="font-weight:600;font-size:15px">Pen name</span><div class="typed" id="pen-name" role="textbox" aria-labelledby="pen-label" aria-required="true" contenteditable="true" tabindex="0" style="min-height:44px"></div></div>
${passwordField()}<button class="go">Sign in</button></form><script>${client}</script>`,
    )
    app.get('/', (c) => c.html(login))
    takesJsonLogin()
  },
})
