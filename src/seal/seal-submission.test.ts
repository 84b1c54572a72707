import type { SealingKey, SubmitRequest } from '@managed-auth/protocol'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createReceiver } from './receiver.ts'
import { sealSubmission } from './seal-submission.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const values = { f_user: 'ada@harbor.example', f_pw: 'pässwörd ✓ "quoted"' }
const body = { field_values: values, interaction_id: 'mai_1' }

/** Sealed to a receiver of its own, with its best key unless told otherwise. */
async function sealedBody(keep: (suite: string) => boolean = () => true) {
  const receiver = await createReceiver()
  const keys = receiver.keys.filter(({ suite }) => keep(suite))
  return { receiver, keys, sealed: await seal(keys, body) }
}

async function seal(keys: SealingKey[], plain: SubmitRequest): Promise<SubmitRequest> {
  const sealed = await sealSubmission('ma_1', keys, plain)
  if (!sealed) throw new Error('Nothing was sealed.')
  return sealed
}

describe.each(['x25519', 'p256'])('a submission sealed with %s', (curve) => {
  const isCurve = (suite: string) => suite.startsWith(curve)

  it('opens at the receiver, and holds no value on its way', async () => {
    const { receiver, keys, sealed } = await sealedBody(isCurve)

    expect(sealed.sealing_key_id).toBe(keys[0]?.id)
    expect(Object.keys(sealed.field_values ?? {})).toEqual(Object.keys(values))
    for (const value of Object.values(values)) expect(JSON.stringify(sealed)).not.toContain(value)
    expect(await receiver.open('ma_1', sealed)).toEqual({ body })
  })

  it('is another text each time', async () => {
    const { keys, sealed } = await sealedBody(isCurve)
    const again = await seal(keys, body)

    for (const key of Object.keys(values)) {
      expect(again.field_values?.[key]).not.toBe(sealed.field_values?.[key])
    }
  })

  it('opens in its place alone', async () => {
    const { receiver, sealed } = await sealedBody(isCurve)
    const { f_user = '', f_pw = '' } = sealed.field_values ?? {}
    const swapped = { ...sealed, field_values: { f_user: f_pw, f_pw: f_user } }
    const later = { ...sealed, interaction_id: 'mai_2' }
    const elsewhere = await createReceiver()

    expect(await receiver.open('ma_2', sealed)).toBe('unreadable')
    expect(await receiver.open('ma_1', later)).toBe('unreadable')
    expect(await receiver.open('ma_1', swapped)).toBe('unreadable')
    expect(await elsewhere.open('ma_1', sealed)).toBe('unreadable')
    expect(await receiver.open('ma_1', sealed)).toEqual({ body })
  })
})

it('seals the legacy shape alike', async () => {
  const receiver = await createReceiver()
  const legacy = { fields: { email: 'ada@harbor.example' }, interaction_id: 'mai_1' }

  const sealed = await seal(receiver.keys, legacy)

  expect(sealed.fields?.email).not.toContain('ada')
  expect(await receiver.open('ma_1', sealed)).toEqual({ body: legacy })
})

it('leaves a choice as it is', async () => {
  const choice = { selected_choice_id: 'sms', interaction_id: 'mai_1' }
  const { keys } = await createReceiver()

  expect(await sealSubmission('ma_1', keys, choice)).toEqual(choice)
})

describe('the key', () => {
  it('is the first of a suite it knows', async () => {
    const { keys } = await createReceiver()
    const newer = { id: 'sk_new', suite: 'ml-kem-768', public_key: 'AAAA' }
    const broken = { ...newer, id: 'sk_broken', suite: 'x25519-hkdf-sha256-aes256gcm' }

    const sealed = await seal([newer, broken, ...keys], body)

    expect(sealed.sealing_key_id).toBe(keys[0]?.id)
  })

  it('is of P-256 where the browser has no X25519', async () => {
    const { receiver, keys } = await sealedBody()
    withoutCurves('X25519')

    const sealed = await seal(keys, body)

    expect(sealed.sealing_key_id).toBe('sk_p256')
    expect(await receiver.open('ma_1', sealed)).toEqual({ body })
  })

  it('is missed loudly: nothing goes out plain', async () => {
    const { keys } = await createReceiver()
    withoutCurves('X25519', 'ECDH')

    expect(await sealSubmission('ma_1', keys, body)).toBeUndefined()
  })

  it('has to be a point: the neutral one would make every secret the same', async () => {
    const neutral = Buffer.alloc(32).toString('base64url')
    const key = { id: 'sk_0', suite: 'x25519-hkdf-sha256-aes256gcm', public_key: neutral }

    expect(await sealSubmission('ma_1', [key], body)).toBeUndefined()
  })
})

describe('the receiver', () => {
  it('takes plain values as they are', async () => {
    const receiver = await createReceiver()

    expect(await receiver.open('ma_1', body)).toEqual({ body })
  })

  it('says of what nobody can open, why', async () => {
    const { receiver, sealed } = await sealedBody()
    const { interaction_id, ...placeless } = sealed
    const plain = { ...sealed, field_values: values }

    for (const wrong of [{ ...sealed, sealing_key_id: 'sk_other' }, placeless, plain]) {
      const opened = await receiver.open('ma_1', wrong)
      expect(opened).toEqual({ refusal: expect.stringMatching(/\.$/) })
      expect(JSON.stringify(opened)).not.toContain(values.f_pw)
    }
  })
})

/** A browser whose WebCrypto lacks some algorithms. */
function withoutCurves(...missing: string[]) {
  const { importKey } = crypto.subtle
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation(async (...args: unknown[]) => {
    const algorithm = args[2] as string | { name: string }
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name
    if (missing.includes(name)) throw new DOMException('Unrecognized name.', 'NotSupportedError')
    return Reflect.apply(importKey, crypto.subtle, args)
  })
}
