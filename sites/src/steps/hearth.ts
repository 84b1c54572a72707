import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { emailField, go, passwordField, problemBox } from '../shared/parts.ts'

const households = { home: 'Home, Strandvägen 12', cabin: 'Cabin, Norra Viken' }

/** Picks the account first, then asks for its password; only the home's is known to anybody. */
export const hearth = defineSite('hearth', {
  look: {
    accent: '#a33b20',
    ground: '#faeee7',
    font: 'rounded',
    frame: 'card',
    radius: 20,
    mark: '♨',
    motto: 'Warm when you come home.',
  },
  inside: { heading: 'Rooms', rows: ['Kitchen 21°', 'Bedroom 17°', 'Hall: window open'] },
  build({ app, stage, knowsIdentifier, knowsPassword, enter, says }) {
    const attempts = createAttempts<{ household: string }>('hearth_attempt')
    const who = (email = '', problem?: string) =>
      stage(
        'Sign in',
        html`${problemBox(problem)}<form method="post" action="/who">${emailField(email)}${go('Next')}</form>`,
      )
    const which = stage(
      'Choose an account',
      html`<p>Two accounts use this e-mail.</p><form class="ways" method="post" action="/which">${Object.entries(
        households,
      ).map(
        ([key, title]) =>
          html`<button class="way" name="household" value="${key}">${title}</button>`,
      )}</form>`,
    )
    const secret = (problem?: string) =>
      stage(
        'Welcome back',
        html`${problemBox(problem)}<form method="post" action="/password">${passwordField()}${go('Sign in')}</form>`,
      )

    app.get('/', (c) => c.html(who()))
    app.post('/who', async (c) => {
      const email = (await readForm(c))('email')
      if (!knowsIdentifier(email))
        return c.html(who(email, 'Nobody lives here by that e-mail.'), 404)
      attempts.begin(c, { household: '' })
      return c.redirect('/which', 303)
    })
    app.get('/which', (c) => (attempts.find(c) ? c.html(which) : c.redirect('/')))
    app.post('/which', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/', 303)
      attempt.household = (await readForm(c))('household')
      return c.redirect('/password', 303)
    })
    app.get('/password', (c) => (attempts.find(c) ? c.html(secret()) : c.redirect('/')))
    app.post('/password', async (c) => {
      const attempt = attempts.find(c)
      if (!attempt) return c.redirect('/', 303)
      const right = attempt.household === 'home' && knowsPassword((await readForm(c))('password'))
      if (!right) return c.html(secret(says), 401)
      attempts.finish(c)
      return enter(c)
    })
  },
})
