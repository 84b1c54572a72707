import { html, raw } from 'hono/html'
import { defineSite } from '../shared/define-site.ts'

const askForPasskey = raw(`
const status = document.querySelector('[role=status]')
document.querySelector('.go').addEventListener('click', async () => {
  const challenge = crypto.getRandomValues(new Uint8Array(32))
  try {
    await navigator.credentials.get({ publicKey: { challenge, userVerification: 'required' } })
    status.textContent = 'We do not know this passkey.'
  } catch {
    status.textContent = 'No passkey was used. Try again on the device that holds yours.'
  }
})
`)

/** No field and no other way: only a device that holds the passkey gets in. */
export const imprint = defineSite('imprint', {
  look: {
    accent: '#6d3aa8',
    ground: '#f3eefa',
    font: 'grotesque',
    frame: 'card',
    radius: 22,
    pattern: 'rings',
    mark: '◎',
    motto: 'One touch, one press.',
  },
  inside: { heading: 'Prints', rows: [] },
  build({ app, stage }) {
    app.get('/', (c) =>
      c.html(
        stage(
          'Sign in with a passkey',
          html`<p>Imprint has no passwords. Use the passkey you made when you joined: your fingerprint, your face, or your screen lock.</p>
<button class="go" type="button">Sign in with a passkey</button><p class="soft" role="status"></p><script type="module">${askForPasskey}</script>`,
        ),
      ),
    )
  },
})
