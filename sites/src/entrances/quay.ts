import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readJson } from '../shared/form.ts'
import { emailField, go, passwordField } from '../shared/parts.ts'

const client = raw(`
const [who, secret] = document.querySelectorAll('dialog')
const post = async (values) => {
  const answer = await fetch('/login', { method: 'POST', body: JSON.stringify(values) })
  return answer.json()
}
document.querySelector('#sign-in').addEventListener('click', () => who.showModal())
let email = ''
who.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  email = new FormData(event.target).get('email')
  const { problem } = await post({ email })
  who.querySelector('.problem').textContent = problem ?? ''
  who.querySelector('.problem').hidden = !problem
  if (problem) return
  who.close()
  secret.querySelector('.soft').textContent = email
  secret.showModal()
})
secret.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const { home, problem } = await post({ email, password: new FormData(event.target).get('password') })
  if (home) return location.assign(home)
  secret.querySelector('.problem').textContent = problem
  secret.querySelector('.problem').hidden = false
  event.target.reset()
})
`)

const problem = html`<p class="problem" role="alert" hidden></p>`

/** One dialog asks who it is; the next, for the password. The page below never changes. */
export const quay = defineSite('quay', {
  look: {
    accent: '#00596b',
    ground: '#e3f1f2',
    font: 'humanist',
    frame: 'split',
    radius: 10,
    pattern: 'stripes',
    mark: '⚓',
    motto: 'Moor first, pay ashore.',
  },
  inside: {
    heading: 'Your berth',
    rows: ['Pier 4, place 12', 'Shore power: on', 'Paid until Sunday'],
  },
  build({ app, stage, knows, knowsIdentifier, begin, home, says }) {
    const landing = stage(
      'A place for the night',
      html`<p>Guest harbours along the coast, booked from the deck.</p>
<p><button class="go" id="sign-in" type="button">Sign in</button></p>
<dialog aria-label="Sign in"><form>${problem}${emailField()}${go('Continue')}</form></dialog>
<dialog aria-label="Your password"><p class="soft"></p><form>${problem}${passwordField()}${go('Sign in')}</form></dialog>
<script type="module">${client}</script>`,
    )
    app.get('/', (c) => c.html(landing))
    app.post('/login', async (c) => {
      const given = await readJson(c)
      if (!knowsIdentifier(given('email')))
        return c.json({ problem: 'Nobody moors here by that e-mail.' }, 404)
      if (given('password') === '') return c.json({})
      if (!knows(given('email'), given('password'))) return c.json({ problem: says }, 401)
      await begin(c)
      return c.json({ home })
    })
  },
})
