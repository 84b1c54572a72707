import { createAttempts } from '../shared/attempts.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { loginForm } from '../shared/parts.ts'

const tries = 3

/** Counts by visitor, and locks after the third wrong password. */
export const fuse = defineSite('fuse', {
  look: {
    accent: '#8f1d14',
    ground: '#f4eeec',
    font: 'grotesque',
    frame: 'card',
    radius: 8,
    mark: '≋',
    motto: 'Your house, circuit by circuit.',
  },
  inside: { heading: 'Circuits', rows: ['Kitchen: 2.1 kW', 'Sauna: off'] },
  build({ app, stage, knows, enter }) {
    const attempts = createAttempts<{ left: number }>('fuse_tries')
    const login = (filled = {}) => stage('Sign in', loginForm(filled))

    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      const attempt = attempts.find(c) ?? { left: tries }
      attempts.begin(c, attempt)
      if (attempt.left > 0 && knows(email, form('password'))) {
        attempts.finish(c)
        return enter(c)
      }
      attempt.left = Math.max(0, attempt.left - 1)
      const problem =
        attempt.left === 0
          ? 'Your account is locked for an hour.'
          : `Wrong password. ${attempt.left} ${attempt.left === 1 ? 'try' : 'tries'} left before your account is locked for an hour.`
      return c.html(login({ email, problem }), attempt.left === 0 ? 429 : 401)
    })
  },
})
