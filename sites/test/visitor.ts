import { createSitesApp, type SitesOptions } from '../src/sites-app.ts'

interface Answer {
  status: number
  /** Path of the page the redirects ended on. */
  path: string
  text: string
}

/** A browser without a screen: keeps cookies by host, follows redirects. */
export const createVisitor = (options: SitesOptions = {}) => {
  const { app } = createSitesApp(options)
  const cookies = new Map<string, Map<string, string>>()

  const request = async (url: URL, init: RequestInit): Promise<Answer> => {
    const jar = cookies.get(url.hostname) ?? new Map<string, string>()
    cookies.set(url.hostname, jar)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))

    const response = await app.request(url, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
      if (/max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) return request(new URL(location, url), {})
    return { status: response.status, path: url.pathname, text: await response.text() }
  }

  /** Acts on one site, in the visitor's one browser. */
  return (site: string) => {
    const urlOf = (path: string) => new URL(path, `http://${site}.localhost:5170`)
    return {
      open: (path: string) => request(urlOf(path), {}),
      post: (path: string, values: Record<string, string>) =>
        request(urlOf(path), { method: 'POST', body: new URLSearchParams(values) }),
      postJson: (path: string, body: unknown) =>
        request(urlOf(path), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      forgetCookies: () => cookies.delete(urlOf('/').hostname),
    }
  }
}
