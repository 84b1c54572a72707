import { html, raw } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { makeCode } from '../shared/codes.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm, sameText } from '../shared/form.ts'
import { go, loginForm, problemBox } from '../shared/parts.ts'

/** Asks the browser for a key, which one without a person at it never has. */
const askForKey = raw(`
const status = document.querySelector('[role=status]')
const challenge = crypto.getRandomValues(new Uint8Array(32))
navigator.credentials?.get({ publicKey: { challenge, userVerification: 'discouraged', timeout: 120000 } })
  .catch(() => { status.textContent = 'We did not hear from your key. Try again, or use another way.' })
`)

/** The strongest way comes first, and another stands under it. */
export const anvil = defineSite('anvil', {
  look: {
    accent: '#5c3a21',
    ground: '#efeae6',
    font: 'humanist',
    frame: 'card',
    radius: 4,
    pattern: 'stripes',
    mark: '⚒',
    motto: 'Hinges, hooks and horseshoes.',
  },
  inside: { heading: 'At the forge', rows: ['Gate hinges, two pairs', 'Hooks, forty'] },
  build({ app, stage, knows, enter, outbox, title, says }) {
    const attempts = createAttempts<{ code?: string }>('anvil_attempt')
    const login = (filled = {}) => stage('Sign in', loginForm(filled))
    const key = stage(
      'Use your security key',
      html`<p>Insert your security key into a USB port and touch it.</p><p class="soft" role="status">Waiting for your key…</p>
<form method="post" action="/text"><button class="way">Text me a code</button></form><script type="module">${askForKey}</script>`,
    )
    const entry = (problem?: string) =>
      stage(
        'Enter the code',
        html`<p>We texted it to +46 •• ••• •• 42.</p>${problemBox(problem)}<form method="post" action="/code">
<label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label>${go('Verify')}</form><a href="/key">Use my security key</a>`,
      )

    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(login({ email, problem: says }), 401)
      attempts.begin(c, {})
      return c.redirect('/key', 303)
    })
    app.get('/key', (c) => (attempts.find(c) ? c.html(key) : c.redirect('/')))
    app.post('/text', (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/', 303)
      const code = makeCode(6)
      attempt.code = code
      outbox.send({
        channel: 'sms',
        from: title,
        to: '+46 70 555 01 42',
        text: `${code} is your Anvil code.`,
        code,
      })
      return c.redirect('/code', 303)
    })
    app.get('/code', (c) => (attempts.find(c)?.code ? c.html(entry()) : c.redirect('/key')))
    app.post('/code', async (c) => {
      const code = attempts.find(c)?.code
      if (!code) return c.redirect('/key', 303)
      if (!sameText((await readForm(c))('code').trim(), code)) {
        return c.html(entry('That code is not right.'), 401)
      }
      attempts.finish(c)
      return enter(c)
    })
  },
})
