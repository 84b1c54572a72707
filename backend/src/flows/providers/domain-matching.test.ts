import { describe, expect, it } from 'vitest'
import { isForDomain } from './domain-matching.ts'

describe('an item is for a domain', () => {
  it.each([
    ['https://example.com', 'example.com'],
    ['https://example.com/login?next=/#top', 'example.com'],
    ['example.com', 'example.com'],
    ['example.com/login', 'example.com'],
    ['HTTPS://Example.COM.', 'example.com'],
    ['https://www.example.com', 'example.com'],
    ['https://example.com', 'www.example.com'],
    ['https://login.example.com', 'login.example.com'],
    ['*.example.com', 'login.example.com'],
    ['https://*.example.com/', 'a.b.example.com'],
    ['http://keyring.localhost:5170', 'keyring.localhost:5170'],
    ['http://keyring.localhost', 'keyring.localhost:5170'],
    ['https://example.com:443', 'example.com'],
    ['https://bücher.example', 'xn--bcher-kva.example'],
    ['http://[::1]:8080/', '[::1]:8080'],
  ])('when it says %s and the domain is %s', (url, domain) => {
    expect(isForDomain(['https://other.example', url], domain)).toBe(true)
  })

  it.each([
    ['a neighbour', 'https://example.com', 'example.org'],
    ['a subdomain', 'https://example.com', 'login.example.com'],
    ['its parent', 'https://login.example.com', 'example.com'],
    ['the domain of a pattern itself', '*.example.com', 'example.com'],
    ['a name that only ends alike', '*.example.com', 'evil-example.com'],
    ['a name that only begins alike', 'https://example.com', 'example.com.evil.test'],
    ['everything', '*', 'example.com'],
    ['a whole top-level domain', '*.com', 'example.com'],
    ['another port', 'https://example.com:8443', 'example.com'],
    ['another port of this machine', 'http://localhost:3000', 'localhost:5170'],
    ['a user name that looks like a host', 'https://example.com@evil.test', 'example.com'],
    ['a path that looks like a host', 'https://evil.test/example.com', 'example.com'],
    ['an app', 'androidapp://example.com', 'example.com'],
    ['a sentence', 'my bank, example.com', 'example.com'],
    ['nothing', '', 'example.com'],
  ])('not when it is for %s', (_what, url, domain) => {
    expect(isForDomain([url], domain)).toBe(false)
  })

  it('not when the item has no address', () => {
    expect(isForDomain([], 'example.com')).toBe(false)
  })
})
