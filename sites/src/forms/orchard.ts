import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { emailField, field, go, loginForm } from '../shared/parts.ts'

const style = html`<style>
.sheet{width:min(860px,100%)}
.sides{display:grid;gap:28px clamp(28px,6vw,72px);grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr))}
.sides section{display:grid;gap:14px;align-content:start}
</style>`

/** Two forms of the same size; only their words tell which one is for whom. */
export const orchard = defineSite('orchard', {
  look: {
    accent: '#3c6e1f',
    ground: '#f0f5e6',
    font: 'humanist',
    frame: 'bare',
    radius: 12,
    pattern: 'dots',
    mark: '❦',
    motto: 'Old apples, new trees.',
  },
  inside: {
    heading: 'Your trees',
    rows: ['Row 3: russets, ready in October', 'Row 5: quince, needs pruning'],
  },
  build({ app, stage, takesLogin }) {
    const entrance = (filled = {}) =>
      stage(
        'Grow with us',
        html`${style}<div class="sides"><section><h2>New here?</h2>
<form method="post" action="/join">${field({ label: 'Your name', name: 'name', autocomplete: 'name' })}${emailField()}
${field({ label: 'Choose a password', name: 'password', type: 'password', autocomplete: 'new-password' })}
<label class="check"><input type="checkbox" name="terms" required> I accept the terms</label>${go('Create account')}</form></section>
<section><h2>Already a grower?</h2>${loginForm(filled)}<a href="/forgot">Forgot your password?</a></section></div>`,
      )
    app.get('/', (c) => c.html(entrance()))
    app.post('/join', (c) =>
      c.html(stage('Thank you', html`<p>A letter with your first graft is on its way.</p>`)),
    )
    takesLogin(entrance)
  },
})
