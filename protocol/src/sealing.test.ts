import { expect, it } from 'vitest'
import { fromBase64Url, readSealedValue, sealedPlace, toBase64Url } from './sealing.ts'

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const place = { connectionId: 'ma_1', interactionId: 'mai_1', key: 'f_password' }

it('says a place as lengths and bytes', () => {
  const bytes = sealedPlace({ connectionId: 'a', interactionId: '', key: 'é' })

  expect(hex(bytes)).toBe('00000001' + '61' + '00000000' + '00000002' + 'c3a9')
})

it('never says two places alike', () => {
  const said = (other: Partial<typeof place>) => hex(sealedPlace({ ...place, ...other }))
  const places = [
    said({}),
    said({ connectionId: 'ma_2' }),
    said({ interactionId: 'mai_2' }),
    said({ key: 'f_email' }),
    said({ connectionId: 'ma_1m', interactionId: 'ai_1' }),
    said({ interactionId: 'mai_1f', key: '_password' }),
  ]

  expect(new Set(places).size).toBe(places.length)
})

it.each([
  ['', ''],
  ['66', 'Zg'],
  ['666f', 'Zm8'],
  ['666f6f626172', 'Zm9vYmFy'],
  ['fbff', '-_8'],
])('spells %s as %s (RFC 4648)', (bytes, text) => {
  expect(hex(fromBase64Url(text) ?? new Uint8Array(9))).toBe(bytes)
})

it('spells any bytes, in one way', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)

  for (let length = 0; length <= 256; length += 1) {
    expect(fromBase64Url(toBase64Url(bytes.subarray(0, length)))).toEqual(bytes.slice(0, length))
  }
  for (const wrong of ['A', 'AA==', 'A+', 'A/', 'AB', 'é', 'A A']) {
    expect(fromBase64Url(wrong), wrong).toBeUndefined()
  }
})

it('reads a sealed value only where it can be one', () => {
  const text = (bytes: number) => toBase64Url(new Uint8Array(bytes))
  const x25519 = 'x25519-hkdf-sha256-aes256gcm'

  expect(readSealedValue(`${text(32)}.${text(17)}`, x25519)?.ciphertext).toHaveLength(17)
  expect(
    readSealedValue(`${text(65)}.${text(17)}`, 'p256-hkdf-sha256-aes256gcm')?.enc,
  ).toHaveLength(65)
  for (const wrong of [
    '',
    'correct horse',
    text(32),
    `${text(32)}.`,
    `${text(32)}.${text(16)}`,
    `${text(65)}.${text(17)}`,
    `${text(32)}.${text(17)}.`,
    `${text(32)}.${text(17)}=`,
  ]) {
    expect(readSealedValue(wrong, x25519), wrong).toBeUndefined()
  }
})
