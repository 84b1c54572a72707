import type {
  CreateCredential,
  Credential,
  Paging,
  UpdateCredential,
  TotpCode as WireCode,
} from '@managed-auth/protocol'
import { normaliseDomain } from '../domains.ts'
import { FlowError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Clock, Sealer, Store } from '../ports.ts'
import type { PageOf } from '../records.ts'
import type { Secret } from '../secret.ts'
import { totpCode, totpStep } from '../totp/totp-code.ts'
import { type TotpKey, warningsAbout, writeTotpKey } from '../totp/totp-key.ts'
import {
  type CredentialChange,
  type CredentialFilter,
  type CredentialRecord,
  totpBinding,
  valueBinding,
} from './ports.ts'
import { readName, readProvider, readSecretKey, readValues } from './read-credential.ts'
import type { ReadTotpCode } from './totp-reader.ts'

export interface CredentialServiceDeps {
  store: Store
  /** Seals and cannot open: no call here can give a stored value back. */
  sealer: Sealer
  now: Clock
  /** Makes the code of a stored key, where secrets can be opened. */
  readTotpCode: ReadTotpCode
}

/** Creates, shows and changes credentials. Values go in and never come out. */
export type CredentialService = ReturnType<typeof createCredentialService>

const unknown = () =>
  new FlowError('not_found', 'There is no credential of that id or name. List the credentials.')

const taken = (existingId?: string) =>
  new FlowError(
    'conflict',
    'Another credential of this project has that name. Choose another name, or change that one.',
    existingId ? { existingId } : {},
  )

export function createCredentialService(deps: CredentialServiceDeps) {
  const { store, sealer, now, readTotpCode } = deps

  async function find(projectId: string, idOrName: string): Promise<CredentialRecord> {
    const credential = await store.credentials.find(projectId, idOrName)
    if (!credential) throw unknown()
    return credential
  }

  async function sealValues(
    projectId: string,
    id: string,
    values: Map<string, Secret>,
  ): Promise<Record<string, string>> {
    const sealing = [...values].map(async ([key, value]) => [
      key,
      await sealer.seal(value, valueBinding(projectId, id, key)),
    ])
    return Object.fromEntries(await Promise.all(sealing))
  }

  const sealKey = (projectId: string, id: string, key: TotpKey | undefined) =>
    key ? sealer.seal(writeTotpKey(key), totpBinding(projectId, id)) : null

  /** The code stands in the answer that set the key, for the site that asks for one to set it up. */
  function viewWithCode(credential: CredentialRecord, key: TotpKey | undefined): Credential {
    if (!key) return viewOne(credential)
    const { code, expiresAt } = totpCode(key, totpStep(key, now()))
    const warnings = warningsAbout(key)
    return {
      ...viewOne(credential),
      totp_code: code.reveal(),
      totp_code_expires_at: expiresAt.toISOString(),
      ...(warnings.length > 0 && { warnings }),
    }
  }

  return {
    /** @throws {FlowError} `invalid_input`, `conflict` */
    async create(projectId: string, body: CreateCredential): Promise<Credential> {
      const values = readValues(body.values)
      const key = readSecretKey(body.totp_secret ?? '')
      if (values.size === 0 && !key) {
        throw new FlowError(
          'invalid_input',
          'A credential holds values, a totp_secret or both. Send at least one, such as values.password.',
        )
      }
      const id = newId('cred')
      const created = await store.credentials.insert({
        id,
        projectId,
        name: readName(body.name),
        domain: normaliseDomain(body.domain),
        ssoProvider: readProvider(body.sso_provider ?? null),
        sealedValues: await sealValues(projectId, id, values),
        sealedTotp: await sealKey(projectId, id, key),
        createdAt: now(),
      })
      if ('existingId' in created) throw taken(created.existingId)
      return viewWithCode(created, key)
    },

    /** @throws {FlowError} `not_found` */
    retrieve: async (projectId: string, idOrName: string): Promise<Credential> =>
      viewOne(await find(projectId, idOrName)),

    /** Newest first. */
    async list(
      projectId: string,
      filter: CredentialFilter,
      page: Paging,
    ): Promise<PageOf<Credential>> {
      const domain = filter.domain?.trim().toLowerCase()
      const found = await store.credentials.list(projectId, { ...filter, domain }, page)
      return { ...found, items: found.items.map(view) }
    },

    /** @throws {FlowError} `not_found`, `invalid_input`, `conflict` */
    async update(projectId: string, idOrName: string, body: UpdateCredential): Promise<Credential> {
      const { id } = await find(projectId, idOrName)
      const key = body.totp_secret === undefined ? undefined : readSecretKey(body.totp_secret)
      const change: CredentialChange = {}
      if (body.name !== undefined) change.name = readName(body.name)
      if (body.sso_provider !== undefined) change.ssoProvider = readProvider(body.sso_provider)
      if (body.remove_value_keys) change.removedKeys = body.remove_value_keys
      if (body.values)
        change.sealedValues = await sealValues(projectId, id, readValues(body.values))
      if (body.totp_secret !== undefined) change.sealedTotp = await sealKey(projectId, id, key)
      const changed = await store.credentials.update(projectId, id, change, now())
      if (!changed) throw unknown()
      if (changed === 'name_taken') throw taken()
      return viewWithCode(changed, key)
    },

    /** Connections that used it have none then. @throws {FlowError} `not_found` */
    async remove(projectId: string, idOrName: string): Promise<void> {
      const { id } = await find(projectId, idOrName)
      if (!(await store.credentials.remove(projectId, id))) throw unknown()
    },

    /** The code of this moment. @throws {FlowError} `not_found`, `totp_not_configured` */
    async totpCode(projectId: string, idOrName: string): Promise<WireCode> {
      const { id, hasTotp } = await find(projectId, idOrName)
      const made = hasTotp ? await readTotpCode({ projectId, credentialId: id }) : undefined
      if (!made) {
        throw new FlowError(
          'totp_not_configured',
          'This credential has no totp_secret. Set one with PATCH /credentials/{id_or_name}.',
        )
      }
      return { code: made.code.reveal(), expires_at: made.expiresAt.toISOString() }
    },
  }
}

const view = (credential: CredentialRecord): Credential => ({
  id: credential.id,
  name: credential.name,
  domain: credential.domain,
  created_at: credential.createdAt.toISOString(),
  updated_at: credential.updatedAt.toISOString(),
  has_values: credential.valueKeys.length > 0,
  has_totp_secret: credential.hasTotp,
  sso_provider: credential.ssoProvider,
})

const viewOne = (credential: CredentialRecord): Credential => ({
  ...view(credential),
  value_keys: credential.valueKeys,
})
