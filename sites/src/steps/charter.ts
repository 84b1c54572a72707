import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { loginForm } from '../shared/parts.ts'

/** The session begins when the new terms are accepted, and not before. */
export const charter = defineSite('charter', {
  look: {
    accent: '#4a3b7c',
    ground: '#f2f0f8',
    font: 'serif',
    frame: 'split',
    radius: 6,
    mark: '⚖',
    motto: 'A society with statutes.',
  },
  inside: { heading: 'Statutes', rows: ['As amended in November', 'Minutes of the assembly'] },
  build({ app, stage, knows, enter, says }) {
    const attempts = createAttempts<{ email: string }>('charter_attempt')
    const login = (filled = {}) => stage('Members', loginForm({ ...filled, button: 'Log in' }))
    const terms = stage(
      'Our terms have changed',
      html`<p>From this month the society may send minutes by e-mail. To go on, please accept the new terms.</p>
<form method="post" action="/terms"><a href="/terms/full">Read all of it</a><div class="row"><button class="plain" name="answer" value="later">Not now</button><button class="go" name="answer" value="accept">Accept and continue</button></div></form>`,
    )

    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(login({ email, problem: says }), 401)
      attempts.begin(c, { email })
      return c.redirect('/terms', 303)
    })
    app.get('/terms', (c) => (attempts.find(c) ? c.html(terms) : c.redirect('/')))
    app.post('/terms', async (c) => {
      const accepted = attempts.find(c) && (await readForm(c))('answer') === 'accept'
      attempts.finish(c)
      return accepted ? enter(c) : c.redirect('/', 303)
    })
  },
})
