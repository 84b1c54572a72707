import { describe, expect, it } from 'vitest'
import { sealAsVersion1 } from '../../test/legacy-folder.ts'
import {
  memoryVault,
  newKeyEncryption,
  noon,
  ringOf,
  silentLog,
} from '../../test/vault-in-memory.ts'
import type { Binding, Opening } from '../flows/ports.ts'
import { Secret } from '../flows/secret.ts'
import { createKeyPairs } from './key-pairs.ts'
import { newRootKey, parseRootKey } from './root-key.ts'
import { sealForms } from './sealed-text.ts'
import { createVault } from './vault.ts'

const place: Binding = { projectId: 'proj_a', recordId: 'cred_a', field: 'value:password' }
const why: Opening = { purpose: 'fill_login_form' }
const refused = { code: 'wrong_binding_or_key' }

describe.each(sealForms)('a value sealed with %s', (form) => {
  it('opens in its place', async () => {
    const vault = await memoryVault({ form })
    const sealed = await vault.seal(new Secret('pässword'), place)
    expect((await vault.open(sealed, place, why)).reveal()).toBe('pässword')
  })

  it('is another text each time and never holds the value', async () => {
    const vault = await memoryVault({ form })
    const texts = await Promise.all([1, 2].map(() => vault.seal(new Secret('hunter2'), place)))
    expect(new Set(texts).size).toBe(2)
    const bytes = texts.flatMap((text) =>
      text.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1')),
    )
    expect(bytes.join()).not.toContain('hunter2')
  })

  it.each<[string, Binding]>([
    ['row', { ...place, recordId: 'cred_b' }],
    ['field', { ...place, field: 'value:email' }],
    ['project', { ...place, projectId: 'proj_b' }],
    ['organisation', { ...place, projectId: 'proj_c' }],
    ['place with the same letters', { ...place, projectId: 'proj_acred', recordId: '_a' }],
  ])('does not open in another %s', async (_name, elsewhere) => {
    const vault = await memoryVault({ form })
    const sealed = await vault.seal(new Secret('hunter2'), place)
    await expect(vault.open(sealed, elsewhere, why)).rejects.toMatchObject(refused)
  })

  it('does not open with the keys of another installation', async () => {
    const [vault, other] = [await memoryVault({ form }), await memoryVault({ form })]
    const sealed = await vault.seal(new Secret('hunter2'), place)
    await expect(other.open(sealed, place, why)).rejects.toMatchObject(refused)
  })

  it('does not open when it was changed, cut short or is something else', async () => {
    const vault = await memoryVault({ form })
    const sealed = await vault.seal(new Secret('hunter2'), place)
    const parts = sealed.split('.')
    const changed = parts.map((part, index) =>
      parts.with(index, `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}`).join('.'),
    )
    for (const text of [...changed, sealed.slice(0, -4), `${sealed}.`, '', 'hunter2', 'v1.AAAA']) {
      await expect(vault.open(text, place, why)).rejects.toMatchObject(refused)
    }
  })
})

it('writes down every opening before it opens anything', async () => {
  const vault = await memoryVault()
  const sealed = await vault.seal(new Secret('hunter2'), place)
  await vault.open(sealed, place, { ...why, actor: 'mas_1', origin: 'https://site.example' })

  expect(vault.facts).toEqual([
    {
      organisationId: 'org_1',
      at: noon,
      actor: 'mas_1',
      ...place,
      purpose: 'fill_login_form',
      origin: 'https://site.example',
    },
  ])
  await expect(vault.open(sealed, { ...place, field: 'x' }, why)).rejects.toThrow()
  expect(vault.facts).toHaveLength(2)
})

it('opens nothing when the opening cannot be written down', async () => {
  const unwrapped: string[] = []
  const keyEncryption = newKeyEncryption()
  const vault = await memoryVault()
  const sealed = await vault.seal(new Secret('hunter2'), place)
  const deaf = createVault({
    sealer: vault,
    keys: vault.keys,
    pairs: createKeyPairs(
      ringOf({
        ...keyEncryption,
        unwrap: async (_text, { key }) => {
          unwrapped.push(key)
          throw new Error('not reached')
        },
      }),
    ),
    audit: {
      write: async () => {
        throw new Error('disk full')
      },
    },
    actor: 'worker',
    now: () => noon,
    log: silentLog,
  })

  await expect(deaf.open(sealed, place, why)).rejects.toMatchObject({ code: 'audit_unavailable' })
  expect(unwrapped).toEqual([])
})

it('refuses to keep a value when there is no key to seal it to', async () => {
  const vault = await memoryVault()
  vault.keys.all.length = 0
  await expect(vault.seal(new Secret('hunter2'), place)).rejects.toMatchObject({
    code: 'vault_unavailable',
  })
})

it('notices a public key that somebody put in the place of ours', async () => {
  const [vault, attacker] = [await memoryVault(), await memoryVault()]
  for (const [index, key] of vault.keys.all.entries()) {
    vault.keys.all[index] = { ...key, publicKey: attacker.keys.all[index]?.publicKey ?? '' }
  }
  const sealed = await vault.seal(new Secret('hunter2'), place)
  await expect(vault.open(sealed, place, why)).rejects.toMatchObject({ code: 'vault_unavailable' })
})

it('opens texts from before organisations had keys, and writes that down too', async () => {
  const vault = await memoryVault()
  const root = parseRootKey(newRootKey())
  const old = sealAsVersion1(root, 'old password', place)
  const pairs = createKeyPairs(ringOf(newKeyEncryption()))
  const { keys, facts } = vault
  const reader = createVault({
    sealer: vault,
    keys,
    pairs,
    audit: { write: async (more) => void facts.push(...more) },
    rootKeys: async () => [parseRootKey(newRootKey()), root],
    actor: 'worker',
    now: () => noon,
    log: silentLog,
  })

  expect((await reader.open(old, place, why)).reveal()).toBe('old password')
  expect(facts).toMatchObject([{ organisationId: 'org_1', actor: 'worker', ...place }])
  await expect(reader.open(old, { ...place, field: 'x' }, why)).rejects.toMatchObject(refused)
  await expect(vault.open(old, place, why)).rejects.toMatchObject(refused)
})

it('marks equal texts alike and tells nothing without the key', async () => {
  const [vault, other] = [await memoryVault(), await memoryVault()]
  expect(vault.mark('a')).toBe(vault.mark('a'))
  expect(vault.mark('a')).not.toBe(vault.mark('b'))
  expect(vault.mark('a')).not.toBe(other.mark('a'))
})
