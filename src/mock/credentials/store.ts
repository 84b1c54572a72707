import type {
  CreateCredential,
  CreateCredentialProvider,
  Credential,
  CredentialProvider,
  CredentialUse,
  UpdateCredential,
  UpdateCredentialProvider,
} from '#protocol'
import type { Clock } from '../clock.ts'

/** A credential to begin with. Of values it has the names alone, as everywhere. */
export interface MockCredential {
  name: string
  domain: string
  value_keys?: string[] | undefined
  has_totp_secret?: boolean | undefined
  sso_provider?: string | undefined
  /** Domains of connections that log in with it. */
  connections?: string[] | undefined
}

export type MockVault = Pick<CredentialProvider, 'name' | 'provider_type'> &
  Partial<Pick<CredentialProvider, 'base_url' | 'file' | 'enabled'>> & {
    /** Says so when it is tested. @default the vault lets us in */
    refuses?: string | undefined
  }

interface KeptVault {
  record: CredentialProvider
  refuses: string | undefined
}

/** What the mock keeps: names and dates. A value that is sent ends here. */
export interface CredentialStore {
  credentials: Map<string, Credential>
  uses: Map<string, CredentialUse[]>
  vaults: Map<string, KeptVault>
  create(body: CreateCredential): Credential
  update(credential: Credential, body: UpdateCredential): Credential
  createVault(body: CreateCredentialProvider): CredentialProvider
  updateVault(vault: KeptVault, body: UpdateCredentialProvider): CredentialProvider
}

export function createCredentialStore(
  clock: Clock,
  start: { credentials: MockCredential[]; vaults: MockVault[] },
): CredentialStore {
  const credentials: CredentialStore['credentials'] = new Map()
  const uses: CredentialStore['uses'] = new Map()
  const vaults: CredentialStore['vaults'] = new Map()
  let made = 0
  const stamp = (prefix: string) => {
    made += 1
    const moment = new Date(clock.now()).toISOString()
    return { id: `${prefix}_mock_${made}`, created_at: moment, updated_at: moment }
  }

  const keep = (news: MockCredential) => {
    const { name, domain, value_keys = [], has_totp_secret = false, sso_provider } = news
    const record: Credential = {
      ...stamp('cred'),
      ...{ name, domain, value_keys, has_totp_secret, has_values: value_keys.length > 0 },
      ...(sso_provider && { sso_provider }),
    }
    credentials.set(record.id, record)
    const connections = (news.connections ?? []).map((used, index) => ({
      ...{ id: `ma_${record.id}_${index}`, domain: used, profile_name: 'ada' },
      status: 'AUTHENTICATED' as const,
    }))
    uses.set(record.id, connections)
    return record
  }
  const keepVault = ({ refuses, ...vault }: MockVault) => {
    const record = { ...stamp('cp'), enabled: true, priority: vaults.size, ...vault }
    vaults.set(record.id, { record, refuses })
    return record
  }
  start.credentials.forEach(keep)
  start.vaults.forEach(keepVault)

  return {
    ...{ credentials, uses, vaults },
    create: ({ name, domain, values, totp_secret, sso_provider }) =>
      keep({
        ...{ name, domain, value_keys: Object.keys(values).sort() },
        has_totp_secret: !!totp_secret,
        sso_provider: sso_provider ?? undefined,
      }),
    update(credential, { name, values = {}, remove_value_keys = [], totp_secret, sso_provider }) {
      // Removals first: a key in both stays.
      const left = (credential.value_keys ?? []).filter((key) => !remove_value_keys.includes(key))
      const value_keys = [...new Set([...left, ...Object.keys(values)])].sort()
      Object.assign(credential, {
        ...{ value_keys, has_values: value_keys.length > 0 },
        ...(name !== undefined && { name }),
        ...(sso_provider !== undefined && { sso_provider: sso_provider || null }),
        ...(totp_secret !== undefined && { has_totp_secret: totp_secret !== '' }),
        updated_at: new Date(clock.now()).toISOString(),
      })
      return credential
    },
    createVault: ({ name, provider_type, base_url, file }) =>
      keepVault({
        ...{ name, provider_type },
        ...(base_url !== undefined && { base_url }),
        ...(file !== undefined && { file }),
      }),
    updateVault({ record }, { name, enabled, base_url, file }) {
      Object.assign(record, {
        ...(name !== undefined && { name }),
        ...(enabled !== undefined && { enabled }),
        ...(base_url !== undefined && { base_url }),
        ...(file !== undefined && { file }),
      })
      return record
    },
  }
}
