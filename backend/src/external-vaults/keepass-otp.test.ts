import { describe, expect, it } from 'vitest'
import { keepassTotp } from './keepass-otp.ts'

const seed = 'JBSWY3DPEHPK3PXP'
const of = (fields: Record<string, string>) => keepassTotp((name) => fields[name] ?? '')
const address = (query: string) => `otpauth://totp/KeePass?${query}`

describe('one-time codes are made from', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an address', { otp: `otpauth://totp/Site:ada?secret=${seed}&issuer=Site` }, `secret=${seed}`],
    [
      'an address with other settings',
      { otp: `otpauth://totp/x?secret=${seed}&algorithm=SHA256&digits=8&period=60` },
      `secret=${seed}&algorithm=SHA256&digits=8&period=60`,
    ],
    ['an address without a label', { otp: `otpauth://totp?secret=${seed}` }, `secret=${seed}`],
    [
      "KeeOtp's query",
      { otp: `key=${seed}&size=8&step=60&otpHashMode=Sha512` },
      `secret=${seed}&algorithm=SHA512&digits=8&period=60`,
    ],
    ['a bare secret', { otp: 'jbsw y3dp-ehpk 3pxp' }, `secret=${seed}`],
    ['a seed', { 'TOTP Seed': seed }, `secret=${seed}`],
    [
      'a seed and its settings',
      { 'TOTP Seed': `${seed}==`, 'TOTP Settings': '60;8' },
      `secret=${seed}&digits=8&period=60`,
    ],
    ['base32', { 'TimeOtp-Secret-Base32': seed }, `secret=${seed}`],
    ['hex', { 'TimeOtp-Secret-Hex': '48656c6c6f21deadbeef' }, `secret=${seed}`],
    ['base64', { 'TimeOtp-Secret-Base64': 'SGVsbG8h3q2+7w==' }, `secret=${seed}`],
    [
      'a text, with settings',
      {
        'TimeOtp-Secret': '12345678901234567890',
        'TimeOtp-Length': '8',
        'TimeOtp-Period': '45',
        'TimeOtp-Algorithm': 'HMAC-SHA-256',
      },
      'secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=45',
    ],
  ])('%s', (_what, fields, query) => {
    expect(of(fields)).toBe(address(query))
  })

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a counter', { otp: `otpauth://hotp/x?secret=${seed}&counter=1` }],
    ["Steam's letters", { otp: `otpauth://totp/x?secret=${seed}&encoder=steam` }],
    ["Steam's letters in settings", { 'TOTP Seed': seed, 'TOTP Settings': '30;S' }],
    ['what is no base32', { otp: 'not a secret!' }],
    ['an address without a secret', { otp: 'otpauth://totp/x' }],
  ])('not from %s', (_what, fields) => {
    expect(of(fields)).toBeUndefined()
  })
})
