import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import type { Inside } from '../shared/brand.ts'
import type { Look } from '../shared/brand-style.ts'
import { makeCode } from '../shared/codes.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm, sameText } from '../shared/form.ts'
import type { Markup } from '../shared/page.ts'
import { loginForm, problemBox } from '../shared/parts.ts'

interface CodePage {
  length: number
  /** @default digits */
  alphabet?: 'digits' | 'letters'
  /** The fields and what sends them, inside the form. */
  entry: Markup
}

/** A site that texts a code after the password; how the code is typed is `codePage.entry`. */
export const defineCodeSite = (name: string, look: Look, inside: Inside, codePage: CodePage) =>
  defineSite(name, {
    look,
    inside,
    build({ app, stage, knows, enter, outbox, title, says }) {
      const attempts = createAttempts<{ code: string }>(`${name}_attempt`)
      const login = (filled = {}) => stage('Sign in', loginForm(filled))
      const verify = (problem?: string) =>
        stage(
          'Check your phone',
          html`<p>We sent a ${codePage.length}-character code to +46 •• ••• •• 42.</p>${problemBox(problem)}
<form id="code" method="post" action="/code">${codePage.entry}</form>
<form method="post" action="/code/again"><button class="link">Send a new code</button></form>`,
        )
      const send = () => {
        const code = makeCode(codePage.length, codePage.alphabet)
        const text = `${code} is your ${title} code.`
        outbox.send({ channel: 'sms', from: title, to: '+46 70 555 01 42', text, code })
        return code
      }

      app.get('/', (c) => c.html(login()))
      app.post('/login', async (c) => {
        const form = await readForm(c)
        const email = form('email')
        if (!knows(email, form('password'))) {
          return c.html(login({ email, problem: 'Wrong e-mail or password.' }), 401)
        }
        attempts.begin(c, { code: send() })
        return c.redirect('/code', 303)
      })
      app.get('/code', (c) => (attempts.find(c) ? c.html(verify()) : c.redirect('/')))
      app.post('/code', async (c) => {
        const attempt = attempts.find(c)
        if (!attempt) return c.redirect('/', 303)
        const given = (await readForm(c))('code').trim().toUpperCase()
        if (!sameText(given, attempt.code)) return c.html(verify(says), 401)
        attempts.finish(c)
        return enter(c)
      })
      app.post('/code/again', (c) => {
        const attempt = attempts.find(c)
        if (attempt) attempt.code = send()
        return c.redirect('/code', 303)
      })
    },
  })
