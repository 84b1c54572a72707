import type {
  AuditTrail,
  OrganisationKey,
  PrivateKeys,
  PublicKeys,
} from '../flows/custody/ports.ts'
import { FlowError } from '../flows/errors.ts'
import type { Binding, Clock, Log, Opening, Sealer, Vault } from '../flows/ports.ts'
import { Secret } from '../flows/secret.ts'
import type { createKeyPairs } from './key-pairs.ts'
import { cipherSuites, type KeyPair } from './key-suites.ts'
import { isLegacy, openLegacy } from './legacy-text.ts'
import type { RootKey } from './root-key.ts'
import { openWith, secretOf } from './seal-to.ts'
import { fromBase64, parseSealed } from './sealed-text.ts'

/** A sealed text did not open. The reason is the same for every cause: it tells nothing. */
class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly code = 'wrong_binding_or_key'

  constructor() {
    super('A stored secret could not be opened: the key or its place is another one.')
  }
}

export interface VaultDeps {
  sealer: Sealer
  keys: PublicKeys & PrivateKeys
  pairs: ReturnType<typeof createKeyPairs>
  audit: AuditTrail
  /** Keys that may have sealed texts of version 1. @default none */
  rootKeys?: (() => Promise<RootKey[]>) | undefined
  /** Who opens when nobody in particular caused it. */
  actor: string
  now: Clock
  log: Log
}

/**
 * Opens what the sealer sealed, for workers. Nothing is opened before a row of the audit log is
 * committed that says so; when none can be written, `audit_unavailable` is thrown instead.
 */
export function createVault(deps: VaultDeps): Vault {
  const { sealer, keys, pairs, audit, rootKeys, now, log } = deps

  async function writeDown(organisationId: string, binding: Binding, opening: Opening) {
    const { purpose, actor = deps.actor, origin = null } = opening
    const { projectId, recordId, field } = binding
    const place = { organisationId, projectId, recordId, field }
    try {
      await audit.write([{ ...place, at: now(), actor, purpose, origin }])
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ ...place, purpose, kind }, 'an opening could not be written down')
      throw new FlowError(
        'audit_unavailable',
        'The audit log cannot be written, so nothing was opened or sent. Try again when the database takes writes.',
      )
    }
  }

  async function keyOf(keyId: string): Promise<OrganisationKey> {
    const key = await keys.find(keyId)
    if (!key) throw new VaultError()
    return key
  }

  /** A key-encryption key out of reach is no verdict on the text: it may open a minute later. */
  async function pairOf(key: OrganisationKey): Promise<KeyPair> {
    return pairs.pairOf(key).catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ keyId: key.id, wrappedBy: key.wrappedBy, kind }, 'a key did not unwrap')
      throw new FlowError(
        'vault_unavailable',
        'The key that opens this did not unwrap, so nothing was opened. The log names the key-encryption key that is needed.',
      )
    })
  }

  async function openOld(sealed: string, binding: Binding, opening: Opening): Promise<Secret> {
    const organisationId = await keys.organisationOf(binding.projectId)
    if (organisationId === undefined) throw new VaultError()
    await writeDown(organisationId, binding, opening)
    for (const root of (await rootKeys?.()) ?? []) {
      const value = openLegacy(root, sealed, binding)
      if (value !== undefined) return new Secret(value)
    }
    throw new VaultError()
  }

  return {
    ...sealer,

    async open(sealed, binding, opening) {
      if (isLegacy(sealed)) return openOld(sealed, binding, opening)
      const text = parseSealed(sealed)
      if (!text) throw new VaultError()
      const key = await keyOf(text.keyId)
      await writeDown(key.organisationId, binding, opening)
      try {
        return await openWith(await pairOf(key), key, text, binding, now())
      } catch (error) {
        throw refusal(error, { ...binding, keyId: key.id })
      }
    },

    async note(binding, opening) {
      const organisationId = await keys.organisationOf(binding.projectId)
      if (organisationId === undefined) throw new VaultError()
      await writeDown(organisationId, binding, opening)
    },

    async openSent(sent, binding, opening) {
      const key = await keyOf(sent.keyId)
      const owner = await keys.organisationOf(binding.projectId)
      if (owner !== key.organisationId) throw new VaultError()
      await writeDown(key.organisationId, binding, opening)
      const { encapsulated, ciphertext, info, associatedData: aad } = sent
      try {
        const pair = await pairOf(key)
        const [enc, body] = [fromBase64(encapsulated), fromBase64(ciphertext)]
        return secretOf(await cipherSuites[key.suite].Open(pair, enc, body, { info, aad }))
      } catch (error) {
        throw refusal(error, { ...binding, keyId: key.id })
      }
    },
  }

  /** The cause is dropped, its message may be about what nobody should see; its kind is logged. */
  function refusal(error: unknown, place: object): VaultError | FlowError {
    if (error instanceof FlowError) return error
    const kind = error instanceof Error ? error.name : typeof error
    log.warn({ ...place, kind }, 'a sealed value did not open')
    return new VaultError()
  }
}
