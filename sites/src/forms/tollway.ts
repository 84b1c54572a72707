import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { go, passwordField, problemBox } from '../shared/parts.ts'

/** `48-2015-76`: only digits stay, and the dashes come by themselves. */
const mask = raw(`
const number = document.querySelector('[name=customer]')
const format = (digits) => [digits.slice(0, 2), digits.slice(2, 6), digits.slice(6, 8)].filter(Boolean).join('-')
number.addEventListener('input', () => {
  number.value = format(number.value.replace(/[^0-9]/g, ''))
})
`)

/** The server only takes the number in its form; a value put there without typing is refused. */
export const tollway = defineSite('tollway', {
  look: {
    accent: '#a21d1d',
    ground: '#f3f0ee',
    font: 'grotesque',
    frame: 'banner',
    radius: 8,
    pattern: 'stripes',
    mark: '⇥',
    motto: 'Through the gate without stopping.',
  },
  inside: { heading: 'Your journeys', rows: ['Bridge, northbound, 4.20', 'Tunnel, 6.80'] },
  build({ app, stage, knows, enter, says }) {
    const login = (number = '', problem?: string) =>
      stage(
        'Log in',
        html`${problemBox(problem)}<form method="post" action="/login">
<label>Customer number <input name="customer" inputmode="numeric" autocomplete="username" placeholder="__-____-__" maxlength="10" value="${number}" required></label>
${passwordField()}${go('Log in')}</form><script>${mask}</script>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const number = form('customer')
      const whole = /^\d\d-\d{4}-\d\d$/.test(number)
      return whole && knows(number.replaceAll('-', ''), form('password'))
        ? enter(c)
        : c.html(login(number, says), 401)
    })
  },
})
