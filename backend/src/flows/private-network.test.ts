import { expect, it } from 'vitest'
import { isPrivateName, isPublicHost, publicAddresses } from './private-network.ts'

it.each([
  'localhost',
  'harbor.localhost',
  'intranet',
  'printer.local',
  'metadata.google.internal',
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '[::1]',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  'fd00::1',
  'fe80::1',
  '[fe80::1%eth0]',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '::ffff:0:127.0.0.1',
  '2002:7f00:1::',
  '2001::1',
  '168.63.129.16',
])('knows %s as private by its name', (host) => {
  expect(isPrivateName(host)).toBe(true)
})

it.each(['example.com', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '[2001:4860:4860::8888]'])(
  'takes %s as public',
  (host) => {
    expect(isPrivateName(host)).toBe(false)
  },
)

it('refuses a public name that leads to a private address, in part or whole', async () => {
  expect(await isPublicHost('a.example.com', async () => ['93.184.216.34'])).toBe(true)
  expect(await isPublicHost('a.example.com', async () => ['93.184.216.34', '10.0.0.1'])).toBe(false)
})

it('refuses a name nobody knows', async () => {
  const unknown = async () => {
    throw new Error('ENOTFOUND')
  }
  expect(await isPublicHost('a.example.com', unknown)).toBe(false)
})

it('says which addresses to dial, and needs no look-up for one that is written out', async () => {
  const unasked = async () => {
    throw new Error('asked')
  }
  expect(await publicAddresses('a.example.com', async () => ['93.184.216.34'])).toEqual([
    '93.184.216.34',
  ])
  expect(await publicAddresses('[2606:4700::1111]', unasked)).toEqual(['2606:4700::1111'])
})
