import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Binding } from '../src/flows/ports.ts'
import { Secret } from '../src/flows/secret.ts'
import { type SealForm, sealForms } from '../src/vault/sealed-text.ts'
import { memoryVault } from './vault-in-memory.ts'

const word = fc.string({ maxLength: 12 })
const binding = fc.record<Binding>({
  projectId: fc.constantFrom('proj_a', 'proj_b', 'proj_c'),
  recordId: word,
  field: word,
})
const swaps: Record<SealForm, number> = { 'aes-256-gcm': 10_000, fernet: 2_000 }

/** 60 values sealed in places that differ, some by a single letter. */
async function sealedPlaces(form: SealForm) {
  const vault = await memoryVault({ form })
  const places = fc.sample(
    fc.uniqueArray(binding, {
      minLength: 60,
      maxLength: 60,
      selector: (each) => JSON.stringify(each),
    }),
    { numRuns: 1, seed: 5 },
  )[0]
  if (!places) throw new Error('a sample was drawn')
  const rows = await Promise.all(
    places.map(async (place) => {
      const value = `value of ${JSON.stringify(place)}`
      return { place, value, sealed: await vault.seal(new Secret(value), place) }
    }),
  )
  return { vault, rows }
}

describe.each(sealForms)('texts sealed with %s', (form) => {
  it(`open in no place but their own: ${swaps[form]} swaps`, { timeout: 120_000 }, async () => {
    const { vault, rows } = await sealedPlaces(form)
    const row = fc.constantFrom(...rows)
    let refused = 0

    const property = fc.asyncProperty(row, row, async (from, to) => {
      fc.pre(from !== to)
      const opened = vault.open(from.sealed, to.place, { purpose: 'fill_login_form' })
      await expect(opened).rejects.toMatchObject({ code: 'wrong_binding_or_key' })
      refused += 1
    })
    await fc.assert(property, { numRuns: swaps[form] })

    expect(refused).toBe(swaps[form])
    for (const { sealed, place, value } of rows) {
      const opened = await vault.open(sealed, place, { purpose: 'fill_login_form' })
      expect(opened.reveal()).toBe(value)
    }
  })

  it('do not open as texts of another key, or of another form', async () => {
    const { vault, rows } = await sealedPlaces(form)
    const otherForm = form === 'fernet' ? 'g' : 'f'
    for (const { sealed, place } of rows) {
      const [version, mark, keyId, ...rest] = sealed.split('.')
      const relabeled = [version, otherForm, keyId, ...rest].join('.')
      const others = vault.keys.all.filter(({ id }) => id !== keyId)
      const moved = others.map(({ id }) => [version, mark, id, ...rest].join('.'))
      for (const text of [relabeled, ...moved]) {
        const opened = vault.open(text, place, { purpose: 'fill_login_form' })
        await expect(opened).rejects.toMatchObject({ code: 'wrong_binding_or_key' })
      }
    }
  })
})
