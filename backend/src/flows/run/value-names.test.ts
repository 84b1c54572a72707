import { describe, expect, it } from 'vitest'
import type { SeenField } from '../sighting.ts'
import { KnownValues } from './known-values.ts'
import { accountNames, meansTheSame, nearestName } from './value-names.ts'

const field = (ref: string, more: Partial<SeenField> = {}): SeenField => ({
  ref,
  type: 'identifier',
  legacyType: 'text',
  label: ref,
  required: true,
  hint: undefined,
  placeholder: undefined,
  linkedMfa: undefined,
  selector: `#${ref}`,
  target: 0,
  ...more,
})

const nameAmong = (values: Record<string, string>, asked: SeenField) =>
  nearestName(asked, Object.entries(values))

it.each([
  ['email', { Email: 'a@b.c' }, 'Email'],
  ['email', { 'e-mail': 'a@b.c' }, 'e-mail'],
  ['email', { username: 'a@b.c' }, 'username'],
  ['email', { username: 'ada' }, undefined],
  ['email', { username: 'ada', login: 'a@b.c' }, 'login'],
  ['username', { login: 'ada', email: 'a@b.c' }, 'login'],
  ['username', { email: 'a@b.c' }, 'email'],
  ['phone', { username: '+44 20 7946 0000' }, 'username'],
  ['phone', { username: 'ada' }, undefined],
  ['phone', { email: 'a@b.c' }, undefined],
])('for %s finds among %j the value of %s', (ref, values, name) => {
  expect(nameAmong(values, field(ref))).toBe(name)
})

it('finds a password by what passwords are called, and nothing else for one', () => {
  const asked = field('password', { type: 'password' })

  expect(nameAmong({ pwd: 'x' }, asked)).toBe('pwd')
  expect(nameAmong({ username: 'x', pin: 'y', code: 'z' }, asked)).toBeUndefined()
})

it("finds what a site asks for beside it by the site's own words", () => {
  const asked = field('CustNo_1', { type: 'text', label: 'Customer number' })

  expect(nameAmong({ customer_number: '7' }, asked)).toBe('customer_number')
  expect(nameAmong({ custno1: '7' }, asked)).toBe('custno1')
  expect(nameAmong({ username: 'ada' }, asked)).toBeUndefined()
})

it('finds no code', () => {
  expect(nameAmong({ 'totp code': '1' }, field('totp_code', { type: 'totp_code' }))).toBeUndefined()
})

it.each([
  ['email', 'E-Mail', true],
  ['login', 'email', true],
  ['username', 'password', false],
  ['pwd', 'password', true],
  ['company_id', 'Company ID', true],
  ['company_id', 'tenant', false],
])('takes %s for %s: %s', (left, right, is) => {
  expect(meansTheSame(left, right)).toBe(is)
  expect(meansTheSame(right, left)).toBe(is)
})

it('knows which values name an account', () => {
  expect(accountNames({ Login: 'ada', password: 'x', company: 'engine' })).toEqual(['ada'])
})

describe('a value under another name', () => {
  const identifier = field('email')
  const secret = field('password', { type: 'password' })
  const known = () => {
    const values = new KnownValues()
    values.add({ login: 'ada@example.test', pwd: 'hunter2-canary' })
    values.meet([identifier, secret])
    return values
  }

  it('is kept and spent under its own', () => {
    const values = known()

    expect(values.take(identifier)?.reveal()).toBe('ada@example.test')
    expect(values.nameOf(secret)).toBe('pwd')
    expect(values.take(secret)?.reveal()).toBe('hunter2-canary')

    expect([...values.durable().keys()]).toEqual(['login', 'pwd'])
    expect(values.has(secret)).toBe(false)
  })

  it('that was refused gives way to what is typed instead', () => {
    const values = known()
    values.take(identifier)
    values.take(secret)

    values.refuse([identifier, secret])
    expect(values.has(identifier)).toBe(false)
    values.add({ email: 'mara@example.test', password: 'right' })

    expect(values.take(identifier)?.reveal()).toBe('mara@example.test')
    expect(values.take(secret)?.reveal()).toBe('right')
    expect([...values.durable().keys()]).toEqual(['email', 'password'])
  })

  it('is not given to a page that asks who is here a second time', () => {
    const values = known()
    values.take(identifier)

    expect(values.has(field('username'))).toBe(false)
  })

  it('is as secret as what it was asked for as', () => {
    expect(known().conceal('ada@example.test with hunter2-canary')).toBe(
      'ada@example.test with •••',
    )
  })
})
