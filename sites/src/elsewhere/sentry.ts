import { randomInt, randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import { createAttempts } from '../shared/attempts.ts'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { loginForm } from '../shared/parts.ts'
import { leaveWhenApproved } from '../shared/polling.ts'

interface Attempt {
  /** What the login page shows, and the phone has to name. */
  number: string
  state: 'asked' | 'approved' | 'denied'
}

/** Three two-digit numbers that differ. */
const drawNumbers = (): string[] => {
  const drawn = new Set<string>()
  while (drawn.size < 3) drawn.add(String(randomInt(10, 100)))
  return [...drawn]
}

/** Approving blindly is not enough: the phone must be told the number of this very login. */
export const sentry = defineSite('sentry', {
  look: {
    accent: '#4b5320',
    ground: '#f0f1e6',
    font: 'grotesque',
    frame: 'split',
    radius: 10,
    mark: '▲',
    motto: 'Somebody is always awake.',
  },
  inside: { heading: 'Posts', rows: ['North gate: quiet', 'South gate: one visitor'] },
  build({ app, stage, knows, enter, outbox, title, says }) {
    const attempts = createAttempts<Attempt>('sentry_attempt')
    const asked = new Map<string, Attempt>()
    const login = (problem?: string, email?: string) =>
      stage('Sign in', loginForm({ problem, ...(email && { email }) }))
    const wait = ({ number }: Attempt) =>
      stage(
        'Approve the sign-in on your phone',
        html`<p>Open the notification we sent to Mara’s phone and choose the number</p><p class="number">${number}</p>
<p class="soft">This page goes on by itself.</p><a href="/">Use another account</a>
<script type="module">${leaveWhenApproved('/approved')}</script>`,
      )

    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const email = form('email')
      if (!knows(email, form('password'))) return c.html(login(says, email), 401)
      const numbers = drawNumbers()
      const attempt: Attempt = { number: numbers[randomInt(numbers.length)] ?? '', state: 'asked' }
      const id = randomUUID()
      attempts.begin(c, attempt)
      asked.set(id, attempt)
      const answerAt = (number: string) => new URL(`/phone/${id}/${number}`, c.req.url).href
      outbox.send({
        channel: 'push',
        from: title,
        to: 'Mara’s phone',
        text: 'Is it you who signs in? Choose the number the page shows.',
        answers: numbers.map((number) => ({ label: number, url: answerAt(number) })),
      })
      return c.redirect('/wait', 303)
    })
    app.post('/phone/:id/:number', (c) => {
      const attempt = asked.get(c.req.param('id'))
      asked.delete(c.req.param('id'))
      if (!attempt)
        return c.html(stage('Too late', html`<p>This question was answered before.</p>`), 410)
      const right = c.req.param('number') === attempt.number
      attempt.state = right ? 'approved' : 'denied'
      return c.html(stage(right ? 'Approved' : 'Denied', html`<p>You can put the phone away.</p>`))
    })
    app.get('/wait', (c) => {
      const attempt = attempts.find(c)
      return attempt?.state === 'asked' ? c.html(wait(attempt)) : c.redirect('/enter')
    })
    app.get('/approved', (c) =>
      c.json({ approved: attempts.find(c)?.state !== 'asked', next: '/enter' }),
    )
    app.get('/enter', (c) => {
      const state = attempts.find(c)?.state
      attempts.finish(c)
      if (state === 'approved') return enter(c)
      return c.html(login('The sign-in was denied on your phone.'), 401)
    })
  },
})
