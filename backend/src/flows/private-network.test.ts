import { expect, it } from 'vitest'
import { isPrivateName, isPublicHost } from './private-network.ts'

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
])('knows %s as private by its name', (host) => {
  expect(isPrivateName(host)).toBe(true)
})

it.each(['example.com', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])(
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
