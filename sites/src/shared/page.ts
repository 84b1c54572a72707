import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

interface Look {
  /** CSS of the site. Written by us: it is not escaped. */
  style: string
  /** The favicon: one letter on a coloured tile, so that no request is needed for it. */
  icon: { letter: string; color: string }
  /** Language of the page, BCP 47; Arabic is written from right to left. @default en */
  lang?: string
}

const reset = `
*,*::before,*::after{box-sizing:border-box}
body,h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0}
ul,ol{padding:0;list-style:none}
button,input{font:inherit;color:inherit}
button{cursor:pointer}
`

/** Makes the page function of a site: a whole document around `body`, in the site's own look. */
export const createPage = ({ style, icon, lang = 'en' }: Look) => {
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${icon.color}"/><text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">${icon.letter}</text></svg>`

  return (title: string, body: Markup) => html`<!doctype html>
<html lang="${lang}"${lang === 'ar' ? html` dir="rtl"` : ''}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(tile)}">
    <style>${raw(reset + style)}</style>
  </head>
  <body>${body}</body>
</html>`
}
