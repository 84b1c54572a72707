import { headerOf, type Paused } from './paused-request.ts'
import type { Spelling } from './spellings.ts'
import { swapIn } from './swap.ts'

/** What replaces parts of a paused request, see `Fetch.continueRequest`. */
export interface CredentialSwap {
  url?: string
  headers?: { name: string; value: string }[]
}

const basic = /^(\s*basic\s+)(\S+)\s*$/i
const fromBase64 = (token: string) => Buffer.from(token, 'base64').toString('latin1')

/** What is escaped there, as Latin-1 text. A percent sign may stand for itself. */
const unescaped = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)))

/**
 * A script may put a name and a password before the host it asks. The browser keeps them out of
 * what it sends until the server asks for them (RFC 3986, 3.2.1); a document's own address is shown.
 */
const isHiddenIn = ({ resourceType }: Paused) => resourceType === 'XHR' || resourceType === 'Fetch'

/** The address that is asked for, and what signs in there by HTTP (RFC 7617), in Latin-1 text. */
export function partsOf(paused: Paused): { address: string; credentials: string } {
  const { request } = paused
  const [, , token = ''] = basic.exec(headerOf(request.headers, 'authorization') ?? '') ?? []
  const url = new URL(request.url)
  if (!isHiddenIn(paused) || url.username + url.password === '') {
    return { address: request.url, credentials: fromBase64(token) }
  }
  const credentials = `${fromBase64(token)}\n${unescaped(url.username)}:${unescaped(url.password)}`
  url.username = ''
  url.password = ''
  return { address: url.href, credentials }
}

/** Puts a value in the place of its stand-in where a script signs in by HTTP. */
export function swapCredentials(paused: Paused, spellings: Spelling[]): CredentialSwap | undefined {
  const { request } = paused
  const [, scheme = '', token] = basic.exec(headerOf(request.headers, 'authorization') ?? '') ?? []
  if (token !== undefined) {
    const swapped = swapIn(fromBase64(token), spellings)
    if (swapped === undefined) return undefined
    const value = scheme + Buffer.from(swapped, 'latin1').toString('base64')
    const headers = Object.entries(request.headers).map(([name, text]) => ({
      name,
      value: name.toLowerCase() === 'authorization' ? value : text,
    }))
    return { headers }
  }
  const url = new URL(request.url)
  const password = isHiddenIn(paused) ? swapIn(unescaped(url.password), spellings) : undefined
  if (password === undefined) return undefined
  url.password = encodeURIComponent(Buffer.from(password, 'latin1').toString('utf8'))
  return { url: url.href }
}
