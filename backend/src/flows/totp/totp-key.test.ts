import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { readTotpKey, TotpKeyError, warningsAbout, writeTotpKey } from './totp-key.ts'

const read = (text: string) => readTotpKey(new Secret(text))
const secret = 'JBSWY3DPEHPK3PXP'

it.each([
  'jbswy3dpehpk3pxp',
  ' JBSW Y3DP EHPK 3PXP ',
  'JBSW-Y3DP-EHPK-3PXP',
  'jbsw\u2013y3dp\u00a0ehpk\t3pxp',
  'JBSWY3DPEHPK3PXP======',
])('reads a key however it was printed: %s', (typed) => {
  const key = read(typed)

  expect(key.secret.reveal()).toBe(secret)
  expect(key).toMatchObject({ algorithm: 'SHA1', digits: 6, period: 30 })
})

it('reads how codes are made from the URI of a QR code', () => {
  const key = read(
    'otpauth://totp/Harbor:ada%40example.com?secret=jbsw+y3dp%20ehpk3pxp&issuer=Harbor&algorithm=sha-512&digits=8&period=45',
  )

  expect(key.secret.reveal()).toBe(secret)
  expect(key).toMatchObject({ algorithm: 'SHA512', digits: 8, period: 45 })
})

it('takes a URI that says nothing for the usual', () => {
  expect(read(`OTPAUTH://TOTP/x?secret=${secret}`)).toMatchObject({
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  })
})

it('warns of a short key, and takes it', () => {
  const short = read('JBSWY3DPEHPK')

  expect(short.secret.reveal()).toBe('JBSWY3DPEHPK')
  expect(warningsAbout(short)).toEqual([expect.stringContaining('12 characters')])
  expect(warningsAbout(read(secret))).toEqual([])
})

it('keeps a key so that it is read back as it was', () => {
  const key = read(`otpauth://totp/?secret=${secret}&algorithm=SHA256&digits=7&period=60`)

  const back = readTotpKey(writeTotpKey(key))

  expect({ ...back, secret: back.secret.reveal() }).toEqual({ ...key, secret })
  expect(JSON.stringify(writeTotpKey(key))).not.toContain(secret)
})

it.each([
  ['', 'invalid'],
  [' = - ', 'invalid'],
  ['JBSWY3DPEHPK3PX1', 'invalid'],
  ['JBSWY3DPEHPK3PXPA', 'invalid'],
  ['käse', 'invalid'],
  ['otpauth://totp/x', 'invalid'],
  ['otpauth://totp/x?secret=018', 'invalid'],
  [`otpauth://hotp/x?secret=${secret}&counter=1`, 'unsupported'],
  ['otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU', 'unsupported'],
  [`otpauth://totp/x?secret=${secret}&digits=5`, 'unsupported'],
  [`otpauth://totp/x?secret=${secret}&period=0`, 'unsupported'],
  [`otpauth://totp/x?secret=${secret}&algorithm=MD5`, 'unsupported'],
])('refuses what is no key, without repeating it: %s', (typed, code) => {
  const reading = () => read(typed)

  expect(reading).toThrow(expect.objectContaining({ code }))
  expect(reading).toThrow(TotpKeyError)
  for (const key of typed.match(/[A-Z0-9]{8,}/g) ?? []) expect(reading).not.toThrow(key)
})
