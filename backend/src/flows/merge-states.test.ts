import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameState, mergeStates } from './merge-states.ts'
import { Secret } from './secret.ts'

const now = new Date('2026-01-01T12:00:00Z')
const nowSeconds = now.getTime() / 1000

interface Kept {
  host: string
  value: string
  /** Seconds from now. */
  lasts?: number
}

/** A browser in which each host has one cookie and one entry of its storage. */
const stateOf = (...kept: Kept[]) =>
  new Secret(
    JSON.stringify({
      cookies: kept.map(({ host, value, lasts = 3600 }) => ({
        name: 'session',
        value,
        domain: host,
        path: '/',
        expires: nowSeconds + lasts,
      })),
      origins: kept.map(({ host, value }) => ({
        origin: `https://${host.replace(/^\./, '')}`,
        localStorage: [{ name: 'token', value }],
      })),
    }),
  )

const valuesOf = (state: Secret): Record<string, string> => {
  const { cookies, origins } = JSON.parse(state.reveal()) as {
    cookies: { domain: string; value: string }[]
    origins: { origin: string; localStorage: { value: string }[] }[]
  }
  return Object.fromEntries(
    cookies.map(({ domain, value }) => {
      const of = origins.find(({ origin }) => origin.endsWith(`//${domain.replace(/^\./, '')}`))
      return [domain, `${value} ${of?.localStorage[0]?.value}`]
    }),
  )
}

describe('states of two browsers that began with the same one', () => {
  it('keep the logins of both', () => {
    const base = stateOf({ host: 'a.example', value: 'old' }, { host: 'b.example', value: 'old' })
    const saved = stateOf({ host: 'a.example', value: 'new' }, { host: 'b.example', value: 'old' })
    const mine = stateOf({ host: 'a.example', value: 'old' }, { host: 'b.example', value: 'new' })
    expect(valuesOf(mergeStates({ base, saved, mine }, now, 'mine'))).toEqual({
      'a.example': 'new new',
      'b.example': 'new new',
    })
  })

  it.each(['mine', 'saved'] as const)('take a site that both changed from %s, whole', (whose) => {
    const base = stateOf({ host: 'a.example', value: 'old' })
    const saved = stateOf({ host: 'a.example', value: 'saved' })
    const mine = stateOf({ host: 'login.a.example', value: 'mine' })
    const merged = valuesOf(mergeStates({ base, saved, mine }, now, whose))
    const expected =
      whose === 'mine' ? { 'login.a.example': 'mine mine' } : { 'a.example': 'saved saved' }
    expect(merged).toEqual(expected)
  })

  it('forget what one of them forgot', () => {
    const base = stateOf({ host: 'a.example', value: 'old' }, { host: 'b.example', value: 'old' })
    const saved = stateOf({ host: 'a.example', value: 'new' }, { host: 'b.example', value: 'old' })
    const mine = stateOf({ host: 'a.example', value: 'old' })
    expect(valuesOf(mergeStates({ base, saved, mine }, now, 'mine'))).toEqual({
      'a.example': 'new new',
    })
  })

  it('tell names apart that strangers register under one suffix, and take addresses as they are', () => {
    const base = stateOf({ host: 'ada.github.io', value: 'old' }, { host: '127.0.0.1', value: 'x' })
    const saved = stateOf(
      { host: 'ada.github.io', value: 'new' },
      { host: '127.0.0.1', value: 'x' },
    )
    const mine = stateOf(
      { host: 'ada.github.io', value: 'old' },
      { host: 'eve.github.io', value: 'new' },
      { host: '127.0.0.1', value: 'y' },
    )
    expect(valuesOf(mergeStates({ base, saved, mine }, now, 'mine'))).toEqual({
      'ada.github.io': 'new new',
      'eve.github.io': 'new new',
      '127.0.0.1': 'y y',
    })
  })

  it('take a cookie that ran out, or was rounded, for no change', () => {
    const base = stateOf({ host: 'a.example', value: 'old' })
    const saved = stateOf({ host: 'a.example', value: 'new' })
    const mine = stateOf({ host: 'a.example', value: 'old', lasts: 3600.4 })
    expect(valuesOf(mergeStates({ base, saved, mine }, now, 'mine'))).toEqual({
      'a.example': 'new new',
    })
    const over = { host: 'a.example', value: 'old', lasts: -1 }
    const cookieless = new Secret(
      JSON.stringify({ cookies: [], origins: JSON.parse(stateOf(over).reveal()).origins }),
    )
    expect(isSameState(stateOf(over), cookieless, now)).toBe(true)
  })

  it('are the same in whatever order they come, and after a cookie was renewed they are not', () => {
    const [one, two] = [
      { host: '.a.example', value: 'x' },
      { host: 'b.example', value: 'y' },
    ]
    expect(isSameState(stateOf(one, two), stateOf(two, one), now)).toBe(true)
    expect(isSameState(stateOf(one), stateOf({ ...one, lasts: 7200 }), now)).toBe(false)
    expect(isSameState(undefined, stateOf(), now)).toBe(true)
  })

  it('lose no login that one of them made, whatever the other did elsewhere', () => {
    const hosts = ['a.example', 'b.example', 'c.example', 'd.example']
    const values = fc.array(fc.constantFrom('old', 'one', 'two', undefined), {
      minLength: hosts.length,
      maxLength: hosts.length,
    })
    const state = (kept: (string | undefined)[]) =>
      stateOf(...hosts.flatMap((host, at) => (kept[at] ? [{ host, value: kept[at] }] : [])))
    const check = (base: (string | undefined)[], saved: typeof base, mine: typeof base) => {
      const merged = mergeStates(
        { base: state(base), saved: state(saved), mine: state(mine) },
        now,
        'mine',
      )
      const expected = hosts.map((_, at) => (mine[at] === base[at] ? saved[at] : mine[at]))
      expect(valuesOf(merged)).toEqual(valuesOf(state(expected)))
    }
    fc.assert(fc.property(values, values, values, check), { numRuns: 500 })
  })
})
