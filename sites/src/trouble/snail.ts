import { setTimeout as delay } from 'node:timers/promises'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

/** The first page takes its time; whoever gives up on it never sees the form. */
export const snail = defineSite('snail', {
  look: {
    accent: '#5a6b1f',
    ground: '#f2f4e4',
    font: 'serif',
    frame: 'card',
    radius: 30,
    mark: '@',
    motto: 'A garden, slowly.',
  },
  inside: { heading: 'The garden', rows: ['Lettuce: gone', 'Cabbage: going'] },
  build({ app, stage, slowMs, takesLogin }) {
    const login = (filled = {}) => stage('Sign in', loginForm(filled))
    app.get('/', async (c) => {
      await delay(slowMs)
      return c.html(login())
    })
    takesLogin(login)
  },
})
