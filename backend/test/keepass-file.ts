import { writeFile } from 'node:fs/promises'
import kdbxweb, { type Kdbx, type KdbxEntry, type KdbxGroup } from 'kdbxweb'
// Sets what derives the keys of KDBX 4, which the library leaves open.
import '../src/external-vaults/keepass-file.ts'

export interface NewEntry {
  /** Way of groups from the root, `Internet/Mail`; the root itself when absent. */
  group?: string
  title: string
  fields?: Record<string, string>
  /** These are kept encrypted in memory, as a password is. */
  secrets?: Record<string, string>
}

export interface NewKeepassFile {
  masterPassword?: string
  keyFile?: Uint8Array
  /** @default 4, with Argon2id */
  version?: 3 | 4
  entries: NewEntry[]
  /** Changes the file before it is written. */
  edit?: (file: Kdbx, entries: KdbxEntry[]) => void
}

/** Writes a real KeePass file, with keys that are derived quickly. */
export async function writeKeepassFile(target: string, options: NewKeepassFile): Promise<void> {
  const { masterPassword, keyFile, version = 4, entries, edit } = options
  const password = masterPassword === undefined ? null : protect(masterPassword)
  const credentials = new kdbxweb.Credentials(password, keyFile ?? null)
  const file = kdbxweb.Kdbx.create(credentials, 'Vault')
  if (version === 3) {
    file.setVersion(3)
    file.header.keyEncryptionRounds = 100
  } else {
    file.setKdf(kdbxweb.Consts.KdfId.Argon2id)
    const { ValueType } = kdbxweb.VarDictionary
    file.header.kdfParameters?.set('M', ValueType.UInt64, kdbxweb.Int64.from(64 * 1024))
    file.header.kdfParameters?.set('I', ValueType.UInt64, kdbxweb.Int64.from(1))
    file.header.kdfParameters?.set('P', ValueType.UInt32, 1)
  }
  const added = entries.map((entry) => addEntry(file, entry))
  edit?.(file, added)
  await writeFile(target, new Uint8Array(await file.save()))
}

function addEntry(file: Kdbx, { group, title, fields = {}, secrets = {} }: NewEntry): KdbxEntry {
  const entry = file.createEntry(groupAt(file, group))
  entry.fields.set('Title', title)
  for (const [name, value] of Object.entries(fields)) entry.fields.set(name, value)
  for (const [name, value] of Object.entries(secrets)) entry.fields.set(name, protect(value))
  return entry
}

function groupAt(file: Kdbx, way: string | undefined): KdbxGroup {
  let group = file.getDefaultGroup()
  for (const name of way?.split('/') ?? []) {
    group = group.groups.find((inner) => inner.name === name) ?? file.createGroup(group, name)
  }
  return group
}

const protect = (text: string) => kdbxweb.ProtectedValue.fromString(text)
