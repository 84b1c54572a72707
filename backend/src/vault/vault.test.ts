import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Binding } from '../flows/ports.ts'
import { Secret } from '../flows/secret.ts'
import { parseMasterKey } from './master-key.ts'
import { createVault } from './vault.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const newVault = () =>
  createVault(parseMasterKey(new Secret(randomBytes(32).toString('base64'))), silent)

const place: Binding = { projectId: 'proj_a', recordId: 'cred_a', field: 'value:password' }

describe('a sealed value', () => {
  it('opens in its place', async () => {
    const vault = newVault()
    const sealed = await vault.seal(new Secret('pässword'), place)
    const opened = await vault.open(sealed, place, { purpose: 'fill_login_form' })
    expect(opened.reveal()).toBe('pässword')
  })

  it('is another text each time and never holds the value', async () => {
    const vault = newVault()
    const texts = await Promise.all([1, 2].map(() => vault.seal(new Secret('hunter2'), place)))
    expect(new Set(texts).size).toBe(2)
    const bytes = texts.map((text) => Buffer.from(text.slice(3), 'base64url').toString('latin1'))
    expect(bytes.join()).not.toContain('hunter2')
  })

  it.each<[string, Binding]>([
    ['row', { ...place, recordId: 'cred_b' }],
    ['field', { ...place, field: 'value:email' }],
    ['project', { ...place, projectId: 'proj_b' }],
    ['place with the same letters', { ...place, projectId: 'proj_acred', recordId: '_a' }],
  ])('does not open in another %s', async (_name, elsewhere) => {
    const vault = newVault()
    const sealed = await vault.seal(new Secret('hunter2'), place)
    await expect(
      vault.open(sealed, elsewhere, { purpose: 'fill_login_form' }),
    ).rejects.toMatchObject({
      code: 'wrong_binding_or_key',
    })
  })

  it('does not open under another master key, changed, cut short or as something else', async () => {
    const vault = newVault()
    const sealed = await vault.seal(new Secret('hunter2'), place)
    await expect(newVault().open(sealed, place, { purpose: 'fill_login_form' })).rejects.toThrow()
    const flipped = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1)}`
    for (const text of [flipped, sealed.slice(0, 20), sealed.slice(3), '', 'hunter2']) {
      await expect(vault.open(text, place, { purpose: 'fill_login_form' })).rejects.toMatchObject({
        code: 'wrong_binding_or_key',
      })
    }
  })
})

it('marks equal texts alike and tells nothing without the key', () => {
  const vault = newVault()
  expect(vault.mark('a')).toBe(vault.mark('a'))
  expect(vault.mark('a')).not.toBe(vault.mark('b'))
  expect(vault.mark('a')).not.toBe(newVault().mark('a'))
})
