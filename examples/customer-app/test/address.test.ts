import { expect, it } from 'vitest'
import { parseAddress } from '../server/address.ts'

const readings = [
  ['shop.example.com', { domain: 'shop.example.com', loginUrl: undefined }],
  [' Shop.Example.com ', { domain: 'shop.example.com', loginUrl: undefined }],
  ['localhost:4873', { domain: 'localhost:4873', loginUrl: undefined }],
  ['https://shop.example.com/', { domain: 'shop.example.com', loginUrl: undefined }],
  [
    'shop.example.com/account/login?next=1',
    { domain: 'shop.example.com', loginUrl: 'https://shop.example.com/account/login?next=1' },
  ],
  [
    'harbor.localhost:5170/login',
    { domain: 'harbor.localhost:5170', loginUrl: 'http://harbor.localhost:5170/login' },
  ],
] as const

it.each(readings)('reads %s', (typed, address) => {
  expect(parseAddress(typed)).toEqual(address)
})

it.each(['', 'my shop', 'javascript:alert(1)', 'file:///etc', 'https://ada:pw@example.com', '-.-'])(
  'refuses "%s"',
  (typed) => {
    expect(() => parseAddress(typed)).toThrow(expect.objectContaining({ code: 'invalid_address' }))
  },
)
