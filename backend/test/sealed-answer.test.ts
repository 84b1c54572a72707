import { sealedPlace, sealingInfo, writeSealedValue } from '@managed-auth/protocol'
import { expect, it } from 'vitest'
import { readAnswer } from '../src/flows/answer.ts'
import { FlowError } from '../src/flows/errors.ts'
import { answerBinding } from '../src/flows/flow-service.ts'
import type { Vault } from '../src/flows/ports.ts'
import type { AskedField, Interaction } from '../src/flows/records.ts'
import { openAnswer, readSealing } from '../src/flows/sealed-answer.ts'
import { cipherSuites } from '../src/vault/key-suites.ts'
import { memoryVault, noon } from './vault-in-memory.ts'

const flow = { id: 'mas_1', projectId: 'proj_a', connectionId: 'ma_1' }

const field = (ref: string): AskedField => ({
  id: `f_${ref}`,
  ref,
  type: 'text',
  legacyType: 'text',
  label: ref,
  required: true,
  hint: undefined,
  placeholder: undefined,
  linkedMfa: undefined,
  selector: `#${ref}`,
})
const pause: Interaction = { id: 'mai_1', fields: [field('password')], choices: [] }

type Mode = 'field_values' | 'fields'

/** What a browser would send, sealed for a place of the caller's choice. */
async function submission(
  vault: Vault,
  mode: Mode,
  values: Record<string, string>,
  place: Partial<Parameters<typeof sealedPlace>[0]> = {},
  projectId = flow.projectId,
) {
  const [key] = await vault.sealingKeys(projectId)
  if (!key) throw new Error('There is no key.')
  const suite = cipherSuites[key.suite]
  const publicKey = await suite.DeserializePublicKey(Buffer.from(key.publicKey, 'base64url'))
  const sealed = Object.entries(values).map(async ([name, value]) => {
    const at = { connectionId: flow.connectionId, interactionId: pause.id, key: name, ...place }
    const options = { info: sealingInfo(), aad: sealedPlace(at) }
    const { encapsulatedSecret, ciphertext } = await suite.Seal(
      publicKey,
      new TextEncoder().encode(value),
      options,
    )
    return [name, writeSealedValue(encapsulatedSecret, ciphertext)]
  })
  return {
    [mode]: Object.fromEntries(await Promise.all(sealed)) as Record<string, string>,
    interaction_id: pause.id,
    sealing_key_id: key.id,
  }
}

/** As the API takes it and the worker opens it, through the text that is stored in between. */
async function pass(vault: Vault, body: Awaited<ReturnType<typeof submission>>) {
  const answer = readAnswer(body, pause)
  const sealing = await readSealing(body, pause, flow.projectId, vault)
  const stored = JSON.stringify({ ...answer, sealing })
  return { stored, opened: await openAnswer(JSON.parse(stored), flow, answerBinding(flow), vault) }
}

it.each<[Mode, string]>([
  ['field_values', 'f_password'],
  ['fields', 'password'],
])('opens what was sealed in %s, and stores none of it', async (mode, name) => {
  const vault = await memoryVault()
  const values = { [name]: 'hunter2 ✓', later: 'for the next page' }

  const { stored, opened } = await pass(vault, await submission(vault, mode, values))

  expect(opened?.values).toEqual({ password: 'hunter2 ✓', later: 'for the next page' })
  expect(stored).not.toMatch(/hunter2|next page/)
})

it('writes every opening down before it opens', async () => {
  const vault = await memoryVault()

  await pass(vault, await submission(vault, 'fields', { password: 'a', later: 'b' }))

  expect(vault.facts).toHaveLength(2)
  expect(vault.facts[0]).toMatchObject({
    purpose: 'take_answer',
    actor: flow.id,
    recordId: flow.id,
  })
})

it.each([
  ['connection', { connectionId: 'ma_2' }],
  ['pause', { interactionId: 'mai_2' }],
  ['field', { key: 'user' }],
])('does not open what was sealed for another %s', async (_, place) => {
  const vault = await memoryVault()

  const body = await submission(vault, 'fields', { password: 'hunter2' }, place)

  expect((await pass(vault, body)).opened).toBeUndefined()
})

it('does not take a failing audit log for an unreadable answer', async () => {
  const write = async () => {
    throw new Error('disk full')
  }
  const vault = await memoryVault({ audit: { write } })
  const body = await submission(vault, 'fields', { password: 'hunter2' })

  await expect(pass(vault, body)).rejects.toMatchObject({ code: 'audit_unavailable' })
})

it('goes on opening what was sealed to a key that was replaced meanwhile', async () => {
  const vault = await memoryVault()
  const body = await submission(vault, 'fields', { password: 'hunter2' })
  for (const key of vault.keys.all) key.retiredAt = noon

  expect((await pass(vault, body)).opened?.values).toEqual({ password: 'hunter2' })
})

it('refuses a key of another organisation like one of nobody', async () => {
  const vault = await memoryVault()
  const foreign = await submission(vault, 'fields', { password: 'hunter2' }, {}, 'proj_c')
  const unknown = { ...foreign, sealing_key_id: 'okey_nobody' }
  const refusalOf = (body: typeof foreign) =>
    readSealing(body, pause, flow.projectId, vault).catch((error: unknown) => error)

  expect(await refusalOf(foreign)).toBeInstanceOf(FlowError)
  expect(await refusalOf(foreign)).toEqual(await refusalOf(unknown))
})
