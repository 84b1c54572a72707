import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import type { Inside } from '../shared/brand.ts'
import type { Look } from '../shared/brand-style.ts'
import { makeCode } from '../shared/codes.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm, sameText } from '../shared/form.ts'
import { type FieldProps, field, go, problemBox } from '../shared/parts.ts'

export interface Words {
  heading: string
  /** The field for who it is; `type` when it is no e-mail address. */
  who: Pick<FieldProps, 'label' | 'type'>
  secret: string
  button: string
  forgot: string
  /** Where the password is asked for on a second page. */
  steps?: { next: string; heading: string; unknown: string }
  /** Where a code is texted after the password. */
  code?: { heading: string; sent: string; label: string; button: string; wrong: string }
}

/** A login in the words of another language; one page, two, or a code after it. */
export const defineAbroad = (name: string, look: Look, inside: Inside, words: Words) =>
  defineSite(name, {
    look,
    inside,
    build({
      app,
      stage,
      account,
      knows,
      knowsIdentifier,
      knowsPassword,
      enter,
      outbox,
      title,
      says,
    }) {
      const { who, secret, steps, code } = words
      const attempts = createAttempts<{ code?: string }>(`${name}_attempt`)
      const whoField = (value: string) =>
        field({ type: 'email', ...who, name: 'id', autocomplete: 'username', value })
      const secretField = field({
        label: secret,
        name: 'pw',
        type: 'password',
        autocomplete: 'current-password',
      })
      const forgot = html`<a href="/help">${words.forgot}</a>`
      const login = (id = '', problem?: string) =>
        stage(
          words.heading,
          html`${problemBox(problem)}<form method="post" action="/login">${whoField(id)}${steps ? '' : secretField}${go(steps?.next ?? words.button)}</form>${forgot}`,
        )
      const password = (problem?: string) =>
        stage(
          steps?.heading ?? words.heading,
          html`<p class="soft">${account.identifier}</p>${problemBox(problem)}<form method="post" action="/password">${secretField}${go(words.button)}</form>${forgot}`,
        )
      const verify = (problem?: string) =>
        stage(
          code?.heading ?? '',
          html`<p>${code?.sent}</p>${problemBox(problem)}<form method="post" action="/code">
<label>${code?.label} <input name="otp" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label>${go(code?.button ?? '')}</form>`,
        )

      app.get('/', (c) => c.html(login()))
      app.post('/login', async (c) => {
        const form = await readForm(c)
        const id = form('id')
        if (steps) {
          if (!knowsIdentifier(id)) return c.html(login(id, steps.unknown), 404)
          attempts.begin(c, {})
          return c.html(password())
        }
        if (!knows(id, form('pw'))) return c.html(login(id, says), 401)
        if (!code) return enter(c)
        const sent = makeCode(6)
        attempts.begin(c, { code: sent })
        outbox.send({ channel: 'sms', from: title, to: '+34 600 555 042', text: sent, code: sent })
        return c.html(verify())
      })
      app.post('/password', async (c) => {
        if (!attempts.find(c)) return c.redirect('/', 303)
        if (!knowsPassword((await readForm(c))('pw'))) return c.html(password(says), 401)
        attempts.finish(c)
        return enter(c)
      })
      app.post('/code', async (c) => {
        const sent = attempts.find(c)?.code
        if (!sent) return c.redirect('/', 303)
        if (!sameText((await readForm(c))('otp').trim(), sent))
          return c.html(verify(code?.wrong), 401)
        attempts.finish(c)
        return enter(c)
      })
    },
  })
