import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { makeCode } from '../shared/codes.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm, sameText } from '../shared/form.ts'
import { emailField, go, problemBox } from '../shared/parts.ts'
import { leaveWhenApproved } from '../shared/polling.ts'

interface Attempt {
  code: string
  opened: boolean
}

/** No password at all: whoever reads the mail is the person. */
export const pigeon = defineSite('pigeon', {
  look: {
    accent: '#4c5c68',
    ground: '#eef1f3',
    font: 'rounded',
    frame: 'card',
    radius: 26,
    mark: '➤',
    motto: 'Letters that find their way.',
  },
  inside: { heading: 'Your loft', rows: ['Two birds home', 'One on the way from Visby'] },
  build({ app, stage, knowsIdentifier, enter, outbox, title, says }) {
    const attempts = createAttempts<Attempt>('pigeon_attempt')
    const mailed = new Map<string, Attempt>()
    const ask = (email = '', problem?: string) =>
      stage(
        'Sign in',
        html`${problemBox(problem)}<form method="post" action="/mail">${emailField(email)}${go('Mail me a link')}</form>`,
      )
    const wait = (problem?: string) =>
      stage(
        'Check your e-mail',
        html`<p>We sent a sign-in link to m•••@example.test. Open it on any device; this page goes on by itself.</p>${problemBox(problem)}
<details ${problem ? 'open' : ''}><summary>Enter a code instead</summary><form method="post" action="/code" style="margin-top:12px"><label>Code from the mail <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label>${go('Continue')}</form></details>
<script type="module">${leaveWhenApproved('/opened')}</script>`,
      )

    app.get('/', (c) => c.html(ask()))
    app.post('/mail', async (c) => {
      const email = (await readForm(c))('email')
      if (!knowsIdentifier(email)) return c.html(ask(email, says), 404)
      const attempt = { code: makeCode(6), opened: false }
      const letter = randomUUID()
      attempts.begin(c, attempt)
      mailed.set(letter, attempt)
      outbox.send({
        channel: 'email',
        from: title,
        to: email,
        text: 'Open this link to sign in to Pigeon. It works once.',
        code: attempt.code,
        link: new URL(`/letter/${letter}`, c.req.url).href,
      })
      return c.redirect('/wait', 303)
    })
    app.get('/letter/:letter', (c) => {
      const attempt = mailed.get(c.req.param('letter'))
      if (!attempt)
        return c.html(stage('This link is used up', html`<a href="/">Ask for another</a>`), 410)
      mailed.delete(c.req.param('letter'))
      attempt.opened = true
      return c.html(
        stage(
          'That was all',
          html`<p>You are being signed in where you began. This page can be closed.</p>`,
        ),
      )
    })
    app.get('/wait', (c) => (attempts.find(c) ? c.html(wait()) : c.redirect('/')))
    app.get('/opened', (c) =>
      c.json({ approved: attempts.find(c)?.opened === true, next: '/enter' }),
    )
    app.get('/enter', (c) => {
      if (!attempts.find(c)?.opened) return c.redirect('/')
      attempts.finish(c)
      return enter(c)
    })
    app.post('/code', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/', 303)
      if (!sameText((await readForm(c))('code').trim(), attempt.code)) {
        return c.html(wait('This is not the code of our latest mail.'), 401)
      }
      attempts.finish(c)
      return enter(c)
    })
  },
})
