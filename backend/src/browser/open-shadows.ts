/**
 * Keeps closed shadow roots open to whoever looks at the page: forms stand in them too. Runs in
 * every document before its own scripts; the function still looks like the browser's own.
 * Roots that are closed by markup (`shadowrootmode="closed"`) are opened by `openClosedRoots`.
 */
export const openShadows = `(() => {
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = new Proxy(attach, {
    apply: (target, host, [options]) => Reflect.apply(target, host, [{ ...options, mode: 'open' }]),
  })
})()`
