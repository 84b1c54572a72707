import type {
  AuditFact,
  AuditTrail,
  KeyEncryption,
  KeyRing,
  OrganisationKey,
  PrivateKeys,
  PublicKeys,
} from '../src/flows/custody/ports.ts'
import type { Vault } from '../src/flows/ports.ts'
import { createKeyPairs, makeKeys } from '../src/vault/key-pairs.ts'
import { createLocalKeyEncryption } from '../src/vault/local-key-encryption.ts'
import { newRootKey, parseRootKey } from '../src/vault/root-key.ts'
import type { SealForm } from '../src/vault/sealed-text.ts'
import { createSealer } from '../src/vault/sealer.ts'
import { createVault } from '../src/vault/vault.ts'

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} }
export const noon = new Date('2026-01-01T12:00:00Z')

/** Keys and projects of organisations in memory. */
export interface MemoryKeys extends PublicKeys, PrivateKeys {
  projects: Record<string, string>
  all: OrganisationKey[]
}

function memoryKeys(projects: Record<string, string>): MemoryKeys {
  const all: OrganisationKey[] = []
  return {
    projects,
    all,
    ofProject: async (projectId) =>
      all.filter((key) => key.organisationId === projects[projectId] && !key.retiredAt),
    known: async (projectId, keyId) =>
      all.find((key) => key.id === keyId && key.organisationId === projects[projectId]),
    organisationOf: async (projectId) => projects[projectId],
    find: async (keyId) => all.find(({ id }) => id === keyId),
  }
}

/** A ring of one key. */
export const ringOf = (key: KeyEncryption): KeyRing => ({
  current: async () => key,
  find: async (id) => (id === key.id ? key : undefined),
  beginRotation: async () => key,
  finishRotation: async () => undefined,
  forget: async () => false,
})

export const newKeyEncryption = (): KeyEncryption =>
  createLocalKeyEncryption('environment', parseRootKey(newRootKey()))

/** A vault without a database: projects `proj_a`, `proj_b` of one organisation, `proj_c` of another. */
export async function memoryVault(
  options: { form?: SealForm; audit?: AuditTrail } = {},
): Promise<Vault & { keys: MemoryKeys; keyEncryption: KeyEncryption; facts: AuditFact[] }> {
  const keys = memoryKeys({ proj_a: 'org_1', proj_b: 'org_1', proj_c: 'org_2' })
  const keyEncryption = newKeyEncryption()
  for (const id of ['org_1', 'org_2'])
    keys.all.push(...(await makeKeys(id, 1, keyEncryption, noon)))
  const facts: AuditFact[] = []
  const audit = options.audit ?? { write: async (more) => void facts.push(...more) }
  const now = () => noon
  const apiSecret = parseRootKey(newRootKey())
  const sealer = createSealer({ keys, apiSecret, form: options.form, now })
  const pairs = createKeyPairs(ringOf(keyEncryption))
  const vault = createVault({ sealer, keys, pairs, audit, actor: 'worker', now, log: silentLog })
  return { ...vault, keys, keyEncryption, facts }
}
