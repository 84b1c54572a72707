import { expect, it } from 'vitest'
import { absoluteTime, duration, relativeTime } from './times.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const minute = 60_000

it.each([
  [0, 'now'],
  [-20_000, 'now'],
  [-50_000, '1 minute ago'],
  [-20 * minute, '20 minutes ago'],
  [40 * minute, 'in 40 minutes'],
  [-90 * minute, '1 hour ago'],
  [-26 * 60 * minute, 'yesterday'],
  [-40 * 24 * 60 * minute, '40 days ago'],
])('tells what is %i ms away as "%s"', (away, words) => {
  expect(relativeTime(now + away, now, 'en')).toBe(words)
})

it('speaks the language of the text', () => {
  expect(relativeTime(now - 2 * minute, now, 'de')).toBe('vor 2 Minuten')
  expect(relativeTime(now, now, 'ja')).toBe('今')
  expect(absoluteTime(now, 'de')).toMatch(/2026/)
})

it.each([
  [0, '1 sec'],
  [4_400, '4 sec'],
  [130_000, '2 min, 10 sec'],
  [120_000, '2 min'],
  [3_600_000, '1 hr'],
  [3_665_000, '1 hr, 1 min'],
])('tells %i ms as "%s"', (ms, words) => {
  expect(duration(ms, 'en')).toBe(words)
})
