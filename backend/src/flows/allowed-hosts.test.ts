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

it('takes nobody for a neighbour who only shares a public suffix', () => {
  const ada = allowedHosts('ada.github.io', [])
  expect([ada('ada.github.io'), ada('login.ada.github.io'), ada('eve.github.io')]).toEqual([
    true,
    true,
    false,
  ])
  const all = allowedHosts('github.io', ['*.co.uk'])
  expect([all('github.io'), all('eve.github.io'), all('eve.co.uk')]).toEqual([true, false, false])
  const www = allowedHosts('www.co.uk', [])
  expect([www('www.co.uk'), www('co.uk'), www('eve.co.uk')]).toEqual([true, false, false])
})

it('knows a letter from one that only looks like it', () => {
  const { hostname } = new URL('https://ex\u0430mple.com/')
  expect(isAllowed(hostname)).toBe(false)
  expect(isAllowed('example.com.')).toBe(false)
})

it('types on allowed hosts over https, and over http on this machine alone', () => {
  expect(mayType('https://login.example.com/in', isAllowed)).toBe(true)
  expect(mayType('http://login.example.com/in', isAllowed)).toBe(false)
  expect(mayType('https://evil-example.com/in', isAllowed)).toBe(false)
  expect(mayType('http://shop.localhost:1/', allowedHosts('shop.localhost:1', []))).toBe(true)
})
