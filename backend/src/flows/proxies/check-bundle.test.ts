import { beforeAll, expect, it } from 'vitest'
import { createTestAuthority, type TestAuthority } from '../../../test/test-authority.ts'
import { checkBundle } from './check-bundle.ts'

let authority: TestAuthority
let leaf: { key: string; cert: string }
beforeAll(async () => {
  authority = await createTestAuthority('An office')
  leaf = await authority.issue(['shop.example'])
})

it('takes certificates of authorities, and leaves out what stands between them', () => {
  const bundle = `# An office\n${authority.cert}\n# The same\n${authority.cert}`
  expect(checkBundle(bundle, new Date())).toBe(`${authority.cert}${authority.cert}`)
})

it.each<[string, RegExp, () => string, Date?]>([
  ['nothing', /no certificate/, () => ''],
  ['no PEM', /no certificate/, () => 'MIIB'],
  ['a private key beside it', /private key/, () => `${authority.cert}${leaf.key}`],
  ['what is no certificate', /1 .* cannot be read/, () => broken(authority.cert)],
  ['a broken second', /2 .* cannot be read/, () => `${authority.cert}${broken(authority.cert)}`],
  ['a site of its own', /no authority/, () => leaf.cert],
  ['one that is over', /expired/, () => authority.cert, new Date(Date.now() + 9e9)],
  ['too much', /64 KiB/, () => `${authority.cert}${' '.repeat(64 * 1024)}`],
])('refuses %s', (_what, message, bundle, now = new Date()) => {
  expect(() => checkBundle(bundle(), now)).toThrow(message)
  expect(() => checkBundle(bundle(), now)).toThrow(/config\.ca_bundle/)
})

const broken = (pem: string) => pem.replace(/\n[^-]{8}/, '\nAAAAAAAA')
