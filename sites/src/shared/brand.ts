import { html } from 'hono/html'
import { brandStyle, type Look } from './brand-style.ts'
import { createPage, type Markup } from './page.ts'

export interface Brand {
  /** A whole page with nothing on it yet. */
  page(title: string, body: Markup): Markup
  /** The brand's usual page for visitors: its name, a heading and `body`. */
  stage(title: string, body: Markup): Markup
  /** What only those see who are signed in. */
  inside(who: Who, content: Inside): Markup
}

interface Who {
  fullName: string
  email: string
}

/** What the page behind the login says. */
export interface Inside {
  heading: string
  rows: string[]
  /** @default Sign out */
  signOut?: string
}

/** A small brand: its pages in its own colours, light and dark, from a phone's width up. */
export const createBrand = (name: string, look: Look, lang = 'en'): Brand => {
  const icon = { letter: [...name][0] ?? '', color: look.accent }
  const page = createPage({ icon, style: brandStyle(look), lang })
  const logo = html`<p class="logo"><i aria-hidden="true">${look.mark}</i>${name}</p>`

  return {
    page,
    stage: (title, body) =>
      page(
        `${title} · ${name}`,
        html`<div class="stage ${look.frame}"><div class="poster">${logo}<p>${look.motto}</p></div>
<main class="sheet">${logo}<h1>${title}</h1>${body}</main></div>`,
      ),
    inside: ({ fullName, email }, { heading, rows, signOut = 'Sign out' }) =>
      page(
        `${heading} · ${name}`,
        html`<header class="bar">${logo}<span>${fullName} · ${email}</span>
  <form method="post" action="/sign-out"><button class="plain">${signOut}</button></form></header>
<main class="inside"><h1>${heading}</h1><ul>${rows.map((row) => html`<li>${row}</li>`)}</ul></main>`,
      ),
  }
}
