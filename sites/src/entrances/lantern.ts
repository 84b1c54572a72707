import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'
import { loginForm } from '../shared/parts.ts'

const openDialog = raw(`
const dialog = document.querySelector('dialog')
document.querySelector('#log-in').addEventListener('click', () => dialog.showModal())
document.querySelector('#close').addEventListener('click', () => dialog.close())
if (dialog.dataset.reopen !== undefined) dialog.showModal()
`)

/** The form stands in the page from the start, in a dialog nobody sees until it is opened. */
export const lantern = defineSite('lantern', {
  look: {
    accent: '#8a3d00',
    ground: '#fff3dc',
    font: 'serif',
    frame: 'banner',
    radius: 6,
    mark: '✦',
    motto: 'Readings by candlelight, near you.',
  },
  inside: {
    heading: 'Your evenings',
    rows: ['Thursday: sea stories, the old customs house', 'Saturday: letters, read aloud'],
  },
  build({ app, stage, takesLogin }) {
    const landing = (refused?: { email: string; problem: string }) =>
      stage(
        'Stories, after dark',
        html`<p>A hundred small rooms, one reader in each. Seats are few, so members go first.</p>
<div class="row"><button class="go" id="log-in" type="button">Log in</button><a href="/join">Become a member</a></div>
<dialog aria-labelledby="dialog-title" ${refused ? 'data-reopen' : ''}><h2 id="dialog-title">Log in to Lantern</h2>
${loginForm({ ...refused, button: 'Log in' })}
<p class="row"><a href="/forgot">Forgot your password?</a><button class="link" id="close" type="button">Close</button></p></dialog>
<script>${openDialog}</script>`,
      )

    app.get('/', (c) => c.html(landing()))
    takesLogin(landing)
  },
})
