import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { loginForm } from '../shared/parts.ts'

/** A question about the session stands between the password and the page. */
export const glacier = defineSite('glacier', {
  look: {
    accent: '#1c5d8f',
    ground: '#eaf3f8',
    font: 'grotesque',
    frame: 'card',
    radius: 2,
    mark: '△',
    motto: 'Keeps what you rarely need.',
  },
  inside: { heading: 'Storage', rows: ['2011 to 2019, 48 GB', 'Scans, 3 GB'] },
  build({ app, stage, knows, enter, says }) {
    const attempts = createAttempts<{ email: string }>('glacier_attempt')
    const login = (filled = {}) => stage('Sign in', loginForm(filled))
    const question = stage(
      'Stay signed in?',
      html`<p>Do this to be asked to sign in less often.</p>
<form method="post" action="/stay"><label class="check"><input type="checkbox" name="quiet"> Don’t show this again</label>
<div class="row"><button class="plain" name="stay" value="no">No</button><button class="go" name="stay" value="yes">Yes</button></div></form>`,
    )

    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(login({ email, problem: says }), 401)
      attempts.begin(c, { email })
      return c.redirect('/stay', 303)
    })
    app.get('/stay', (c) => (attempts.find(c) ? c.html(question) : c.redirect('/')))
    app.post('/stay', (c) => {
      if (!attempts.find(c)) return c.redirect('/', 303)
      attempts.finish(c)
      return enter(c)
    })
  },
})
