import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { isForgotten } from './cookies.ts'

const now = new Date('2026-01-01T12:00:00Z')
const inSeconds = (seconds: number) => now.getTime() / 1000 + seconds
const url = 'https://app.site.example/home'

const cookie = { name: 's', value: 'x', domain: '.site.example', path: '/', secure: true }
const state = (cookies: object[], origins: object[] = []) =>
  new Secret(JSON.stringify({ cookies, origins }))

it.each([
  ['run out', [{ ...cookie, expires: inSeconds(-1) }], true],
  ['live', [{ ...cookie, expires: inSeconds(60) }], false],
  ['live as long as the browser', [{ ...cookie, expires: -1 }], false],
  [
    'run out but for one',
    [
      { ...cookie, expires: inSeconds(-1) },
      { ...cookie, expires: -1 },
    ],
    false,
  ],
  [
    'run out, but for one of a provider',
    [
      { ...cookie, expires: 1 },
      { ...cookie, domain: 'idp.example', expires: -1 },
    ],
    false,
  ],
  ['never been there', [], false],
  ['been another site’s', [{ ...cookie, domain: '.other.example', expires: 1 }], false],
  ['been of a neighbour', [{ ...cookie, domain: 'www.site.example', expires: 1 }], false],
])('knows whether a site can know a profile whose cookies have %s', (_what, cookies, forgotten) => {
  expect(isForgotten(state(cookies), url, now)).toBe(forgotten)
})

it('does not count on cookies alone where something else is stored', () => {
  const cookies = [{ ...cookie, expires: inSeconds(-1) }]
  const stored = [
    { origin: 'https://app.site.example', localStorage: [{ name: 'token', value: 'x' }] },
  ]
  expect(isForgotten(state(cookies, stored), url, now)).toBe(false)
  const empty = [{ origin: 'https://app.site.example', localStorage: [] }]
  expect(isForgotten(state(cookies, empty), url, now)).toBe(true)
})
