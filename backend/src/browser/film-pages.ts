import type { BrowserContext, Page } from 'playwright-core'
import type { Frame } from '../flows/recordings/film.ts'

/**
 * What is typed is shown as dots, whatever its field is: a code, a password a page shows plainly.
 * Adopted, because a strict policy of the page forbids an element; and for every shadow tree, because
 * the document's rules end at its border. A tree that replaces its sheets later is not held to it.
 */
const hideWhatIsTyped = `(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('input:not([type=button], [type=submit], [type=reset]), textarea, [contenteditable] { -webkit-text-security: disc !important }')
  const adopt = (root) => { root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet] }
  adopt(document)
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options)
    adopt(root)
    return root
  }
})()`

/** Takes pictures of every page of a context, those it opens included. */
export async function filmPages(
  context: BrowserContext,
  onFrame: (frame: Frame) => void,
): Promise<void> {
  await context.addInitScript({ content: hideWhatIsTyped })
  const film = (page: Page) =>
    page.screencast.start({
      size: { width: 1280, height: 800 },
      quality: 60,
      onFrame: ({ data, timestamp }) => onFrame({ at: timestamp, jpeg: data }),
    })
  // A page that closes at once is not worth a failure.
  context.on('page', (page) => void film(page).catch(() => undefined))
}
