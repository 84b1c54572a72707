import type { Frame } from 'playwright-core'

/** Where a frame's document comes from; `about:` and `srcdoc` documents belong to their parent. */
export function addressOf(frame: Frame): { host: string; hostname: string; secure: boolean } {
  for (let here: Frame | null = frame; here; here = here.parentFrame()) {
    const url = URL.canParse(here.url()) ? new URL(here.url()) : undefined
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) continue
    const { host, hostname, protocol } = url
    return { host, hostname, secure: protocol === 'https:' || isLoopback(hostname) }
  }
  return { host: '', hostname: '', secure: false }
}

/** What browsers treat as trustworthy without TLS. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}
