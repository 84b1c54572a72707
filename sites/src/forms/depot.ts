import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm, sameIdentifier } from '../shared/form.ts'
import { field, go, passwordField, problemBox } from '../shared/parts.ts'

/** Three values to know by heart, the first of them the employer's. */
export const depot = defineSite('depot', {
  look: {
    accent: '#9c3d00',
    ground: '#efefea',
    font: 'grotesque',
    frame: 'card',
    radius: 4,
    pattern: 'stripes',
    mark: '▤',
    motto: 'Every pallet has a place.',
  },
  inside: { heading: 'Stock', rows: ['Aisle 4: 212 pallets', 'Aisle 9: being counted'] },
  build({ app, stage, knows, enter, says }) {
    const login = (company = '', user = '', problem?: string) =>
      stage(
        'Log in',
        html`${problemBox(problem)}<form method="post" action="/login">
${field({ label: 'Company', name: 'company', autocomplete: 'organization', value: company })}
${field({ label: 'User name', name: 'user', autocomplete: 'username', value: user })}${passwordField()}${go('Log in')}</form>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const [company, user] = [form('company'), form('user')]
      return sameIdentifier(company, 'northquay') && knows(user, form('password'))
        ? enter(c)
        : c.html(login(company, user, says), 401)
    })
  },
})
