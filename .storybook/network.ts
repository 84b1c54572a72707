import { isCommonAssetRequest } from 'msw'
import { setupWorker } from 'msw/browser'

/**
 * The demo of a customer's app, on another origin than Storybook's: it is the only one that knows
 * the API key. Where it runs on another port, start Storybook with `STORYBOOK_CUSTOMER_APP_URL`.
 */
export const customerApp: string =
  import.meta.env.STORYBOOK_CUSTOMER_APP_URL ?? 'http://localhost:3000'

/** Where the reference backend of that demo answers; learnt when a login is started there. */
const meantToPass = new Set([new URL(customerApp).origin])

/** Requests to the origin of `url` go to the real network, and nobody is warned. */
export function letPass(url: string) {
  meantToPass.add(new URL(url, location.href).origin)
}

/** Puts the mock's network under the stories. */
export async function startNetwork() {
  const reload = prepareReload()
  const worker = setupWorker()
  await worker.start({
    quiet: true,
    onUnhandledRequest(request, print) {
      const { origin, pathname } = new URL(request.url)
      if (meantToPass.has(origin) || isCommonAssetRequest(request)) return
      // What asks for a login is meant for a mock; the rest is Storybook's own.
      if (pathname.includes('/auth/connections/')) print.warning()
    },
  })
  if (!(await isClaimed())) await reload()
  return worker
}

// A page that is left tells its worker to unregister, and the next page may register it again before
// that is done. Such a worker is active already: it never claims the new page, and mocks nothing
// there until that is loaded once more. Remove both functions once MSW sees to it.

/** Whether the worker answers this page. A new one claims it a moment after it is active. */
async function isClaimed(): Promise<boolean> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return true
  return new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true })
    setTimeout(() => resolve(serviceWorker.controller !== null), 500)
  })
}

/** To be called before the worker is started: MSW must not hear of this one departure. */
function prepareReload(): () => Promise<never> {
  let reloading = false
  addEventListener('beforeunload', (event) => {
    if (reloading) event.stopImmediatePropagation()
  })
  return () => {
    reloading = true
    location.reload()
    return new Promise<never>(() => {})
  }
}
