import { describe, expect, it } from 'vitest'
import { checkAllowedDomain, checkLoginUrl, homePageOf, normaliseDomain } from './domains.ts'

describe('normaliseDomain', () => {
  it.each([
    ['Example.COM', 'example.com'],
    ['https://example.com/login?x=1', 'example.com'],
    ['harbor.localhost:5170', 'harbor.localhost:5170'],
    ['example.com.', 'example.com'],
    ['example.com:443', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['127.0.0.1:8080', '127.0.0.1:8080'],
    ['[::1]:8080', '[::1]:8080'],
  ])('reads %s as %s', (input, domain) => {
    expect(normaliseDomain(input)).toBe(domain)
  })

  it.each([
    '',
    '   ',
    'exa mple.com',
    'user:pw@example.com',
    'ftp://example.com',
    'a..b',
    '-x.com',
  ])('refuses %j', (input) => {
    expect(() => normaliseDomain(input)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
})

it('uses plain http on this machine only', () => {
  expect(homePageOf('harbor.localhost:5170')).toBe('http://harbor.localhost:5170/')
  expect(homePageOf('127.0.0.1:80')).toBe('http://127.0.0.1:80/')
  expect(homePageOf('localhost.example.com')).toBe('https://localhost.example.com/')
  expect(homePageOf('10.0.0.1')).toBe('https://10.0.0.1/')
})

it('takes a login address over https, and over http on this machine', () => {
  expect(checkLoginUrl('https://example.com/in')).toBe('https://example.com/in')
  expect(checkLoginUrl('http://shop.localhost:1/in')).toBe('http://shop.localhost:1/in')
  for (const url of [
    'http://example.com/',
    'javascript:alert(1)',
    '/login',
    'https://a:b@c.example',
  ]) {
    expect(() => checkLoginUrl(url)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  }
})

it('takes no wildcard that stands for everybody', () => {
  for (const entry of ['*.com', '*.co.uk', '*.github.io', '*.xn--p1ai']) {
    expect(() => checkAllowedDomain(entry)).toThrow(/anybody can have a name below/)
  }
  expect(checkAllowedDomain('ada.github.io')).toBe('ada.github.io')
})

it('takes host names and one leading wildcard as allowed domains', () => {
  expect(checkAllowedDomain('*.Example.com')).toBe('*.example.com')
  for (const entry of ['https://example.com', '*', '*.', 'a.*.com', 'example.com:1']) {
    expect(() => checkAllowedDomain(entry)).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    )
  }
})
