import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

const style = html`<style>
.menu{position:absolute;top:20px;inset-inline-end:clamp(20px,5vw,64px)}
.menu button{background:var(--sheet)}
.menu ul{position:absolute;inset-inline-end:0;top:calc(100% + 6px);background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:14px 18px;width:max-content;display:grid;gap:10px}
.menu ul[hidden]{display:none}
</style>`

const toggle = raw(`
const button = document.querySelector('#account')
const list = document.querySelector('#account-menu')
button.addEventListener('click', () => {
  list.hidden = !list.hidden
  button.setAttribute('aria-expanded', String(!list.hidden))
})
`)

/** What visitors can do is folded away behind one button. */
export const pantry = defineSite('pantry', {
  look: {
    accent: '#7a4a12',
    ground: '#f6ecda',
    font: 'rounded',
    frame: 'bare',
    radius: 18,
    pattern: 'dots',
    mark: '◒',
    motto: 'Know what is on the shelf.',
  },
  inside: {
    heading: 'On your shelves',
    rows: ['Rye flour, 2 kg', 'Barley, 800 g', 'Honey, two jars'],
  },
  build({ app, stage, takesLogin }) {
    const landing = stage(
      'Never buy cinnamon twice',
      html`${style}<nav class="menu"><button class="plain" id="account" type="button" aria-haspopup="true" aria-expanded="false" aria-controls="account-menu">Account ▾</button>
  <ul id="account-menu" hidden><li><a href="/login">Sign in</a></li><li><a href="/join">Create an account</a></li><li><a href="/help">Help</a></li></ul></nav>
<p>Pantry counts jars, tins and bags, and tells you on the way home what runs out.</p>
<script>${toggle}</script>`,
    )
    const login = (filled = {}) => stage('Sign in', loginForm(filled))

    app.get('/', (c) => c.html(landing))
    app.get('/login', (c) => c.html(login()))
    takesLogin(login)
  },
})
