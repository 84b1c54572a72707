import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyContext, KeyEncryption, KeyRing } from '../src/flows/custody/ports.ts'

// What a cloud KMS is to the vault, played in this process: keys never leave it, every call names an
// encryption context, keys can be disabled and destroyed, and calls fail now and then.

export interface Kms {
  createKey(alias: string): string
  /** @throws {Error} `DisabledException`, `NotFoundException` or `ThrottlingException`, by name. */
  encrypt(keyId: string, plain: Uint8Array, context: KeyContext): Promise<Uint8Array>
  decrypt(keyId: string, blob: Uint8Array, context: KeyContext): Promise<Uint8Array>
  setEnabled(keyId: string, isEnabled: boolean): void
  destroyKey(keyId: string): void
  keyOf(alias: string): string | undefined
  /** Every so many calls one is refused. */
  throttleEvery(calls: number): void
  calls: number
}

const failure = (name: string) => Object.assign(new Error(`${name} of the KMS`), { name })

export function createInProcessKms(): Kms {
  const keys = new Map<string, { material: Buffer; isEnabled: boolean; alias: string }>()
  let throttle = Number.POSITIVE_INFINITY

  /** As over a network: never in the same turn of the loop. */
  async function materialOf(keyId: string): Promise<Buffer> {
    await new Promise((resolve) => setImmediate(resolve))
    kms.calls += 1
    if (kms.calls % throttle === 0) throw failure('ThrottlingException')
    const key = keys.get(keyId)
    if (!key) throw failure('NotFoundException')
    if (!key.isEnabled) throw failure('DisabledException')
    return key.material
  }
  const contextBytes = (context: KeyContext) =>
    Buffer.from(JSON.stringify(Object.entries(context).sort()))

  const kms: Kms = {
    calls: 0,
    createKey(alias) {
      const keyId = `kms-${randomBytes(6).toString('hex')}`
      keys.set(keyId, { material: randomBytes(32), isEnabled: true, alias })
      return keyId
    },
    async encrypt(keyId, plain, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', await materialOf(keyId), iv)
      const body = cipher.setAAD(contextBytes(context)).update(plain)
      return Buffer.concat([iv, body, cipher.final(), cipher.getAuthTag()])
    },
    async decrypt(keyId, blob, context) {
      const material = await materialOf(keyId)
      const decipher = createDecipheriv('aes-256-gcm', material, blob.subarray(0, 12))
      decipher.setAAD(contextBytes(context)).setAuthTag(blob.subarray(-16))
      return Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()])
    },
    setEnabled(keyId, isEnabled) {
      const key = keys.get(keyId)
      if (key) key.isEnabled = isEnabled
    },
    destroyKey: (keyId) => void keys.delete(keyId),
    keyOf: (alias) => [...keys].findLast(([, key]) => key.alias === alias)?.[0],
    throttleEvery(calls) {
      throttle = calls
    },
  }
  return kms
}

const mostTries = 5

/** Once more after a refusal that passes by itself, as the clients of cloud services do. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call()
    } catch (error) {
      const isPassing = error instanceof Error && error.name === 'ThrottlingException'
      if (!isPassing || tries === mostTries) throw error
    }
  }
}

/** A key ring with a key of the KMS for each organisation, so that shredding destroys that one. */
export function createKmsKeyRing(kms: Kms, generation: { number: number }): KeyRing {
  const aliasOf = (organisation: string, number: number) => `${organisation}/${number}`

  const keyEncryption = (number: number): KeyEncryption => ({
    id: `kms:${number}`,
    async wrap(privateKey, context) {
      const alias = aliasOf(context.organisation, number)
      const keyId = kms.keyOf(alias) ?? kms.createKey(alias)
      const blob = await patiently(() => kms.encrypt(keyId, privateKey, context))
      return Buffer.from(blob).toString('base64url')
    },
    unwrap(wrapped, context) {
      const keyId = kms.keyOf(aliasOf(context.organisation, number)) ?? 'none'
      const blob = Buffer.from(wrapped, 'base64url')
      return patiently(() => kms.decrypt(keyId, blob, context))
    },
  })

  return {
    current: async () => keyEncryption(generation.number),
    async find(id) {
      const number = Number(/^kms:(\d+)$/.exec(id)?.[1])
      return number <= generation.number ? keyEncryption(number) : undefined
    },
    async beginRotation() {
      generation.number += 1
      return keyEncryption(generation.number)
    },
    finishRotation: async () => undefined,
    async forget(organisation) {
      for (let number = 0; number <= generation.number; number += 1) {
        const keyId = kms.keyOf(aliasOf(organisation, number))
        if (keyId) kms.destroyKey(keyId)
      }
      return true
    },
  }
}
