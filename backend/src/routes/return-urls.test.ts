import { expect, it } from 'vitest'
import { isAllowedReturn } from './return-urls.ts'

const allowed = ['https://app.example.com/auth', 'https://other.example', 'myapp://']

it.each([
  'https://app.example.com/auth',
  'https://app.example.com/auth/done?x=1',
  'https://other.example/anything',
  'myapp://done',
])('lets %s pass', (url) => {
  expect(isAllowedReturn(url, allowed)).toBe(true)
})

it.each([
  'https://app.example.com/',
  'https://app.example.com/authentic',
  'https://app.example.com/auth/../steal',
  'http://other.example/',
  'https://other.example.evil.test/',
  'https://other.example@evil.test/',
  'https://other.example:8443/',
  'yourapp://done',
  'javascript:alert(1)',
  '//other.example',
  '',
])('stops %j', (url) => {
  expect(isAllowedReturn(url, allowed)).toBe(false)
})

it('lets nothing pass without a list, and no script ever', () => {
  expect(isAllowedReturn('https://app.example.com/', [])).toBe(false)
  expect(isAllowedReturn('javascript://x%0aalert(1)', ['javascript://'])).toBe(false)
})
