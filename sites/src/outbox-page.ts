import { Hono } from 'hono'
import { html } from 'hono/html'
import { authenticator, keyring } from './keyring.ts'
import { createPage } from './shared/page.ts'
import type { SiteDeps } from './site.ts'

const page = createPage({
  icon: { letter: '✉', color: '#495057' },
  style: `
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:640px;margin:0 auto;padding:32px 20px;display:grid;gap:16px}
h1{font-size:22px}
li{border:1px solid color-mix(in srgb,CanvasText 20%,transparent);border-radius:12px;padding:14px 18px;display:grid;gap:4px;margin-bottom:12px}
b{font:700 26px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.08em}
small{opacity:.75}
`,
})

/** What the demo person's phone would show: messages the sites sent, and the authenticator app. */
export const createOutboxApp = ({ outbox, now }: SiteDeps) => {
  const app = new Hono()

  app.get('/messages.json', (c) => c.json(outbox.messages()))
  app.get('/', (c) => {
    // Browsers reload by themselves, so a page left open shows the next message.
    c.header('Refresh', '3')
    const secondsLeft = Math.ceil(authenticator.remaining({ timestamp: now() }) / 1000)
    return c.html(
      page(
        'Outbox',
        html`<main>
  <h1>Authenticator app</h1>
  <ul><li><span>Keyring, ${keyring.account.identifier}</span><b>${authenticator.generate({ timestamp: now() })}</b><small>changes in ${secondsLeft} s, works once</small></li></ul>
  <h1>Messages</h1>
  ${outbox.messages().length === 0 ? html`<p>Nothing was sent yet. Ask a site for a code and it appears here.</p>` : ''}
  <ul>${outbox.messages().map(
    ({ channel, from, to, text, code, sentAt }) => html`<li>
    <small>${channel === 'sms' ? 'Text message' : 'E-mail'} from ${from} to ${to}, <time datetime="${sentAt}">${sentAt.slice(11, 19)} UTC</time></small>
    <b>${code}</b><span>${text}</span></li>`,
  )}</ul>
</main>`,
      ),
    )
  })
  return app
}
