import type { Frame } from 'playwright-core'

export interface FrameAddress {
  /** With the port. */
  host: string
  hostname: string
  /** Protected on its way, or on this machine. */
  secure: boolean
}

/**
 * Where a frame's document comes from; `about:` and `srcdoc` documents belong to their parent. One
 * that is written out in its own address (`data:`) comes from nowhere.
 */
export function addressOf(frame: Frame): FrameAddress {
  for (let here: Frame | null = frame; here; here = here.parentFrame()) {
    const url = here.url()
    const address = addressParts(url.startsWith('blob:') ? url.slice('blob:'.length) : url)
    if (address) return address
    if (url !== '' && !url.startsWith('about:')) break
  }
  return { host: '', hostname: '', secure: false }
}

/** Of a document's own address; nothing when it is not on the web. */
export function addressParts(address: string): FrameAddress | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  const { host, hostname, protocol } = url
  return { host, hostname, secure: protocol === 'https:' || isLoopback(hostname) }
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
