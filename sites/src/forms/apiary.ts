import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { emailField, go, passwordField, problemBox } from '../shared/parts.ts'

/** Whoever fills what nobody can see, or sends the form nobody can see, is no person. */
export const apiary = defineSite('apiary', {
  look: {
    accent: '#8a5a00',
    ground: '#fdf4d8',
    font: 'rounded',
    frame: 'card',
    radius: 22,
    pattern: 'dots',
    mark: '⬡',
    motto: 'Honey, counted by the hive.',
  },
  inside: { heading: 'Your hives', rows: ['Hive 1: strong', 'Hive 2: new queen', 'Hive 3: empty'] },
  build({ app, stage, knows, enter, says }) {
    const login = (email = '', problem?: string) =>
      stage(
        'Log in',
        html`<form class="away" method="post" action="/trap" aria-hidden="true"><input name="email" type="email" tabindex="-1"><input name="password" type="password" tabindex="-1"><button tabindex="-1">Log in</button></form>
${problemBox(problem)}<form method="post" action="/login">
<input type="hidden" name="hive" value="7"><input type="password" name="fallback" style="display:none" value="">
<div class="away"><label>Website <input name="website" autocomplete="off" tabindex="-1"></label></div>
${emailField(email)}${passwordField()}
<input name="confirm_email" aria-hidden="true" tabindex="-1" style="opacity:0;height:0;padding:0;border:0">
${go('Log in')}</form>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/trap', (c) => c.text('No honey for machines.', 403))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      const caught = form('hive') !== '7' || ['website', 'confirm_email', 'fallback'].some(form)
      if (caught) return c.text('No honey for machines.', 403)
      return knows(email, form('password')) ? enter(c) : c.html(login(email, says), 401)
    })
  },
})
