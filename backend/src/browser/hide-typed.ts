/**
 * What is typed is shown as dots, whatever its field is: a code, a password a page shows plainly.
 * Adopted, because a strict policy of the page forbids an element; and for every shadow tree, because
 * the document's rules end at its border. A tree that replaces its sheets later is not held to it.
 */
export const hideTyped = `(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('input:not([type=button], [type=submit], [type=reset]), textarea, [contenteditable] { -webkit-text-security: disc !important }')
  const adopt = (root) => { root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet] }
  adopt(document)
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = new Proxy(attach, {
    apply: (target, host, given) => {
      const root = Reflect.apply(target, host, given)
      adopt(root)
      return root
    },
  })
})()`
