import { Hono } from 'hono'
import { html } from 'hono/html'
import type { SiteDescription, Turn } from './description.ts'
import { descriptions } from './descriptions.ts'
import type { Outbox } from './shared/outbox.ts'
import { createPage } from './shared/page.ts'

const page = createPage({
  icon: { letter: 'S', color: '#495057' },
  style: `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:1080px;margin:0 auto;padding:40px 20px;display:grid;gap:18px}
h2{font-size:18px;margin-top:14px}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(300px,100%),1fr));gap:12px}
li{border:1px solid color-mix(in srgb,CanvasText 20%,transparent);border-radius:12px;padding:14px 16px;display:grid;gap:6px;align-content:start;overflow-wrap:anywhere}
li a{font-weight:700}
ol{padding-inline-start:20px;list-style:decimal;font-size:14px}
small{opacity:.8}
`,
})

/** What each family of sites has in common, in the order of the page. */
const families: Record<SiteDescription['family'], string> = {
  entrances: 'Where the form is',
  forms: 'What the form asks for',
  steps: 'What stands between the pages',
  codes: 'One-time codes',
  elsewhere: 'Something to do elsewhere',
  languages: 'Other languages',
  trouble: 'Late, broken, or in passing',
  walls: 'Where nobody gets in',
}

const inWords = (turn: Turn): string => {
  if ('enter' in turn) {
    const values = Object.entries(turn.enter).map(([label, value]) => `${label}: ${value}`)
    return values.join(', ')
  }
  if ('choose' in turn) return `Choose “${turn.choose}”`
  if ('enterCode' in turn) return `${turn.enterCode}: see the outbox`
  return 'Answer in the outbox'
}

const card = ({ title, shows, way, ends }: SiteDescription, address: string) => html`<li>
<a href="http://${address}">${title}</a><span>${shows}</span>
${way.length > 0 ? html`<details><summary>The way in</summary><ol>${way.map((turn) => html`<li style="all:revert">${inWords(turn)}</li>`)}</ol></details>` : ''}
${ends ? html`<small>Ends with <code>${ends}</code></small>` : ''}</li>`

/**
 * What stands at plain `localhost`: the list of sites, and as JSON the sites and the messages they
 * sent. Programs ask here, because not every system resolves `*.localhost` for them.
 */
export const createDirectory = (outbox: Outbox) => {
  const app = new Hono()
  const addressOf = (requestUrl: string, name: string) => {
    const { port } = new URL(requestUrl)
    return `${name}.localhost${port && `:${port}`}`
  }

  app.get('/messages.json', (c) => c.json(outbox.messages()))
  app.get('/sites.json', (c) =>
    c.json(
      descriptions.map((description) => ({
        allowedDomains: [],
        ...description,
        domain: addressOf(c.req.url, description.name),
      })),
    ),
  )
  app.get('/', (c) =>
    c.html(
      page(
        'Login sites',
        html`<main><h1>Login sites</h1>
<p>Codes, mails and questions on the phone arrive in the <a href="http://${addressOf(c.req.url, 'outbox')}">outbox</a>.</p>
${Object.entries(families).map(
  ([family, heading]) => html`<h2>${heading}</h2><ul>
${descriptions.filter((site) => site.family === family).map((site) => card(site, addressOf(c.req.url, site.name)))}</ul>`,
)}</main>`,
      ),
    ),
  )
  return app
}
