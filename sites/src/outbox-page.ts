import { Hono } from 'hono'
import { html } from 'hono/html'
import { descriptions } from './descriptions.ts'
import { createAuthenticator } from './shared/authenticator.ts'
import type { Message } from './shared/outbox.ts'
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

const authenticators = descriptions
  .filter(({ account }) => account.totpSecret)
  .map((site) => ({ site, totp: createAuthenticator(site) }))

const channelNames: Record<Message['channel'], string> = {
  sms: 'Text message',
  email: 'E-mail',
  push: 'Question',
}

const messageItem = ({ channel, from, to, text, code, link, answers = [], sentAt }: Message) =>
  html`<li>
  <small>${channelNames[channel]} from ${from} to ${to}, <time datetime="${sentAt}">${sentAt.slice(11, 19)} UTC</time></small>
  ${code ? html`<b>${code}</b>` : ''}<span>${text}</span>
  ${link ? html`<a href="${link}">Open the link</a>` : ''}
  ${answers.map(({ label, url }) => html`<form method="post" action="${url}"><button>${label}</button></form>`)}</li>`

/** What the demo person's phone would show: messages the sites sent, and the authenticator app. */
export const createOutboxApp = ({ outbox, now }: SiteDeps) => {
  const app = new Hono()

  app.get('/messages.json', (c) => c.json(outbox.messages()))
  app.get('/', (c) => {
    // Browsers reload by themselves, so a page left open shows the next message.
    c.header('Refresh', '3')
    const messages = outbox.messages()
    return c.html(
      page(
        'Outbox',
        html`<main>
  <h1>Authenticator app</h1>
  <ul>${authenticators.map(({ site, totp }) => {
    const secondsLeft = Math.ceil(totp.remaining({ timestamp: now() }) / 1000)
    return html`<li><span>${site.title}, ${site.account.identifier}</span><b>${totp.generate({ timestamp: now() })}</b><small>changes in ${secondsLeft} s, works once</small></li>`
  })}</ul>
  <h1>Messages</h1>
  ${messages.length === 0 ? html`<p>Nothing was sent yet. Ask a site for a code and it appears here.</p>` : ''}
  <ul>${messages.map(messageItem)}</ul>
</main>`,
      ),
    )
  })
  return app
}
