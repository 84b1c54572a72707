import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

/** Fails once for every visitor, then never again. */
export const hiccup = defineSite('hiccup', {
  look: {
    accent: '#00695c',
    ground: '#e3f2ef',
    font: 'rounded',
    frame: 'bare',
    radius: 18,
    mark: '!',
    motto: 'Home remedies, tested.',
  },
  inside: { heading: 'Remedies', rows: ['A spoon of sugar', 'Counting to thirty'] },
  build({ app, stage, takesLogin }) {
    const login = (filled = {}) => stage('Sign in', loginForm(filled))
    app.get('/', (c) => {
      if (getCookie(c, 'hiccup_before')) return c.html(login())
      setCookie(c, 'hiccup_before', 'yes')
      return c.html(stage('Something went wrong', html`<p>Please try again in a moment.</p>`), 500)
    })
    takesLogin(login)
  },
})
