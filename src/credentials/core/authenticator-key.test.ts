import { describe, expect, it } from 'vitest'
import { readAuthenticatorKey } from './authenticator-key.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a key in base32', () => {
  // RFC 4648, section 10.
  it.each([
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI======', 'foobar'],
  ])('%s is %s', (typed, secret) => {
    expect(readAuthenticatorKey(typed).key?.secret).toEqual(bytes(secret))
  })

  it('is read however it was printed', () => {
    const spellings = [
      'jbswy3dpehpk3pxp',
      ' JBSW Y3DP EHPK 3PXP ',
      'JBSW-Y3DP-EHPK-3PXP',
      'JBSW\u2013Y3DP\u00a0EHPK\t3PXP',
      'JBSWY3DPEHPK3PXP==',
    ]

    const secrets = spellings.map((typed) => readAuthenticatorKey(typed).key?.secret)

    const hello = Uint8Array.of(...bytes('Hello!'), 0xde, 0xad, 0xbe, 0xef)
    expect(secrets).toEqual(spellings.map(() => hello))
  })

  it('of twelve characters is taken, and called short', () => {
    expect(readAuthenticatorKey('JBSWY3DPEHPK').key).toMatchObject({ short: true, digits: 6 })
    expect(readAuthenticatorKey('JBSWY3DPEHPK3PXP').key).toMatchObject({ short: false })
  })

  it.each(['', '   ', '====', 'JBSWY3DPEHPK3PX1', '123456', 'käse', 'A'])(
    'is not there: "%s"',
    (typed) => {
      expect(readAuthenticatorKey(typed)).toEqual({ problem: 'invalid' })
    },
  )
})

describe('an otpauth URI', () => {
  it('says how its codes are made', () => {
    expect(
      readAuthenticatorKey(
        'otpauth://totp/Harbor:ada%40example.com?secret=jbsw+y3dp&issuer=Harbor&algorithm=sha512&digits=8&period=45',
      ).key,
    ).toMatchObject({ algorithm: 'SHA-512', digits: 8, period: 45 })
  })

  it('means the usual where it says nothing', () => {
    expect(readAuthenticatorKey('OTPAUTH://TOTP/x?secret=JBSWY3DPEHPK3PXP').key).toMatchObject({
      algorithm: 'SHA-1',
      digits: 6,
      period: 30,
      short: false,
    })
  })

  it.each([
    'otpauth://hotp/x?secret=JBSWY3DPEHPK3PXP&counter=1',
    'otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU',
    'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&digits=5',
    'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&period=0',
    'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&algorithm=MD5',
  ])('is refused when codes cannot be made from it: %s', (typed) => {
    expect(readAuthenticatorKey(typed)).toEqual({ problem: 'unsupported' })
  })

  it.each(['otpauth://totp/x', 'otpauth://totp/x?secret=', 'otpauth://totp/x?secret=018'])(
    'without a key is none: %s',
    (typed) => {
      expect(readAuthenticatorKey(typed)).toEqual({ problem: 'invalid' })
    },
  )
})
