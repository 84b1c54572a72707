import { html } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { field, go, passwordField, problemBox } from '../shared/parts.ts'

const directories = { staff: 'Staff', partners: 'Partners', local: 'This server' }

/** The same name can stand in three directories; the right one must be picked. */
export const registry = defineSite('registry', {
  look: {
    accent: '#1d4e5a',
    ground: '#eef2f1',
    font: 'mono',
    frame: 'card',
    radius: 0,
    mark: '§',
    motto: 'Filed under everything.',
  },
  inside: { heading: 'Your files', rows: ['2026/1187, open', '2026/1042, waiting for a stamp'] },
  build({ app, stage, knows, enter, says }) {
    const login = (chosen = '', user = '', problem?: string) =>
      stage(
        'Log in',
        html`${problemBox(problem)}<form method="post" action="/login">
<label>Directory <select name="directory" required><option value="">Choose a directory</option>
${Object.entries(directories).map(([key, title]) => html`<option value="${key}" ${key === chosen ? 'selected' : ''}>${title}</option>`)}</select></label>
${field({ label: 'User name', name: 'user', autocomplete: 'username', value: user })}${passwordField()}${go('Log in')}</form>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const [directory, user] = [form('directory'), form('user')]
      return directory === 'partners' && knows(user, form('password'))
        ? enter(c)
        : c.html(login(directory, user, says), 401)
    })
  },
})
