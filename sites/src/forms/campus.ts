import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { readForm } from '../shared/form.ts'
import { emailField, go, passwordField, problemBox } from '../shared/parts.ts'

const schools = ['School of Forestry', 'School of Hydrology', 'School of Optics']

const style = html`<style>
.picker{position:relative}
.picker ul{position:absolute;inset-inline:0;top:calc(100% + 4px);z-index:2;background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:6px}
.picker ul[hidden]{display:none}
.picker li{padding:8px 10px;cursor:pointer;border-radius:6px}
.picker li:hover{background:var(--trace)}
.picker .typed{text-align:start;cursor:pointer}
</style>`

const client = raw(`
const box = document.querySelector('[role=combobox]')
const list = document.querySelector('[role=listbox]')
const show = (open) => {
  list.hidden = !open
  box.setAttribute('aria-expanded', String(open))
}
box.addEventListener('click', () => show(list.hidden))
list.addEventListener('click', ({ target }) => {
  const option = target.closest('[role=option]')
  if (!option) return
  box.textContent = option.textContent
  document.querySelector('[name=school]').value = option.textContent
  show(false)
})
`)

/** A list box of the site's own making: nothing a browser would know as a list. */
export const campus = defineSite('campus', {
  look: {
    accent: '#6b2d5c',
    ground: '#f5eef3',
    font: 'humanist',
    frame: 'split',
    radius: 12,
    mark: '❖',
    motto: 'Lectures, libraries, and a lake.',
  },
  inside: { heading: 'Your courses', rows: ['Rivers I', 'Groundwater', 'Maps for beginners'] },
  build({ app, stage, knows, enter, says }) {
    const login = (school = '', email = '', problem?: string) =>
      stage(
        'Sign in to your school',
        html`${style}${problemBox(problem)}<form method="post" action="/login"><input type="hidden" name="school" value="${school}">
<div class="picker" style="display:grid;gap:5px"><span id="school" style="font-weight:600;font-size:15px">School</span><button class="typed" type="button" role="combobox" aria-labelledby="school" aria-haspopup="listbox" aria-expanded="false" aria-controls="schools">${school || 'Choose your school'}</button>
<ul id="schools" role="listbox" aria-labelledby="school" hidden>${schools.map((name) => html`<li role="option">${name}</li>`)}</ul></div>
${emailField(email)}${passwordField()}${go('Sign in')}</form><script>${client}</script>`,
      )
    app.get('/', (c) => c.html(login()))
    app.post('/login', async (c) => {
      const form = await readForm(c)
      const [school, email] = [form('school'), form('email')]
      return school === 'School of Hydrology' && knows(email, form('password'))
        ? enter(c)
        : c.html(login(school, email, says), 401)
    })
  },
})
