import { expect, it } from 'vitest'
import { allowedHosts, mayType } from './allowed-hosts.ts'

const isAllowed = allowedHosts('www.example.com', ['sso.partner.example', '*.cdn.example'])

it.each([
  'example.com',
  'www.example.com',
  'login.example.com',
  'sso.partner.example',
  'a.cdn.example',
  'accounts.google.com',
  'acme.okta.com',
])('allows %s', (host) => {
  expect(isAllowed(host)).toBe(true)
})

it.each([
  'evil-example.com',
  'example.com.evil.test',
  'partner.example',
  'x.sso.partner.example',
  'cdn.example',
  'okta.com',
  'google.com',
])('refuses %s', (host) => {
  expect(isAllowed(host)).toBe(false)
})

it('types on allowed hosts over https, and over http on this machine alone', () => {
  expect(mayType('https://login.example.com/in', isAllowed)).toBe(true)
  expect(mayType('http://login.example.com/in', isAllowed)).toBe(false)
  expect(mayType('https://evil-example.com/in', isAllowed)).toBe(false)
  expect(mayType('http://shop.localhost:1/', allowedHosts('shop.localhost:1', []))).toBe(true)
})
