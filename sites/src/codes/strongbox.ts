import { html } from 'hono/html'
import { describeSite } from '../descriptions.ts'
import { createAttempts } from '../shared/attempts.ts'
import { createAuthenticator } from '../shared/authenticator.ts'
import { makeCode } from '../shared/codes.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm, sameText } from '../shared/form.ts'
import { loginForm, problemBox } from '../shared/parts.ts'

const ways = {
  phone: {
    title: 'Text message',
    masked: '+46 •• ••• •• 42',
    to: '+46 70 555 01 42',
    channel: 'sms',
  },
  work: {
    title: 'Text message',
    masked: '+46 •• ••• •• 77',
    to: '+46 70 555 01 77',
    channel: 'sms',
  },
  mail: { title: 'E-mail', masked: 'm•••@example.test', to: 'mara@example.test', channel: 'email' },
} as const

const authenticator = createAuthenticator(describeSite('strongbox'))

type Attempt = { code?: string; way?: keyof typeof ways }

/** Two of the four ways have the same name; the number behind it tells them apart. */
export const strongbox = defineSite('strongbox', {
  look: {
    accent: '#3b4252',
    ground: '#eceff4',
    font: 'grotesque',
    frame: 'card',
    radius: 6,
    mark: '▣',
    motto: 'For what must not be lost.',
  },
  inside: { heading: 'Deposits', rows: ['Box 118: deeds', 'Box 119: a stamp album'] },
  build({ app, stage, knows, enter, outbox, now, title, says }) {
    const attempts = createAttempts<Attempt>('strongbox_attempt')
    const login = (filled = {}) => stage('Sign in', loginForm(filled))
    const chooser = stage(
      'Verify it’s you',
      html`<p>Choose how to get your code.</p><form class="ways" method="post" action="/way">
${Object.entries(ways).map(([key, { title, masked }]) => html`<button class="way" name="way" value="${key}"><strong>${title}</strong><small>${masked}</small></button>`)}
<button class="way" name="way" value="app"><strong>Authenticator app</strong><small>Use the code it shows</small></button></form>`,
    )
    const entry = ({ way }: Attempt, problem?: string) =>
      stage(
        'Enter the code',
        html`<p>${way ? `We sent it to ${ways[way].masked}.` : 'Open your authenticator app.'}</p>${problemBox(problem)}
<form method="post" action="/code"><label>Code <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label><button class="go">Verify</button></form>
<a href="/way">Try another way</a>`,
      )

    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(login({ email, problem: says }), 401)
      attempts.begin(c, {})
      return c.redirect('/way', 303)
    })
    app.get('/way', (c) => (attempts.find(c) ? c.html(chooser) : c.redirect('/')))
    app.post('/way', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/', 303)
      const chosen = (await readForm(c))('way')
      const way = Object.keys(ways).find((key): key is keyof typeof ways => key === chosen)
      Object.assign(attempt, { way, code: makeCode(6) })
      if (way && attempt.code) {
        const { channel, to } = ways[way]
        const text = `${attempt.code} opens your Strongbox.`
        outbox.send({ channel, from: title, to, text, code: attempt.code })
      }
      return c.redirect('/code', 303)
    })
    app.get('/code', (c) => {
      const attempt = attempts.find(c)
      return attempt?.code ? c.html(entry(attempt)) : c.redirect('/way')
    })
    app.post('/code', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt?.code) return c.redirect('/way', 303)
      const given = (await readForm(c))('code').replaceAll(/\s/g, '')
      const right = attempt.way
        ? sameText(given, attempt.code)
        : authenticator.validate({ token: given, timestamp: now(), window: 1 }) !== null
      if (!right) return c.html(entry(attempt, 'That code is not right.'), 401)
      attempts.finish(c)
      return enter(c)
    })
  },
})
