import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { KeyEncryption, KeyRing } from '../flows/custody/ports.ts'
import { makeKeyFile, replaceKeyFile } from './key-file.ts'
import { createLocalKeyEncryption } from './local-key-encryption.ts'
import { createSecretFiles } from './organisation-secrets.ts'
import { newRootKey, type RootKey, readOrMakeRootKey, readRootKey } from './root-key.ts'

export interface LocalKeys {
  /** Holds `master-key`, while a rotation runs `master-key.next`, and `organisation-secrets/`. */
  folder: string
  /** Given by the operator, who then keeps it. @default the files of the folder */
  environmentKey?: RootKey | undefined
  /** What the operator replaces it by. */
  nextEnvironmentKey?: RootKey | undefined
}

export interface LocalKeyRing extends KeyRing {
  /** The root keys within reach, the current one first. Texts of version 1 were sealed by them. */
  rootKeys(): Promise<RootKey[]>
}

/**
 * The key-encryption keys of one machine: of the environment if given, otherwise of a file that is
 * made on first use. Files are read at every call, so that a server notices a rotation.
 */
export function createLocalKeyRing(keys: LocalKeys): LocalKeyRing {
  const { folder, environmentKey, nextEnvironmentKey } = keys
  const file = path.join(folder, 'master-key')
  const nextFile = `${file}.next`
  const secretsFolder = path.join(folder, 'organisation-secrets')
  const secrets = createSecretFiles(secretsFolder)

  const environmentKeys = [nextEnvironmentKey, environmentKey].filter((key) => key !== undefined)
  const fileKeys = async () => {
    // The next one first: it takes the place of the other right after it was made complete.
    const next = await readRootKey(nextFile)
    const key = await readRootKey(file)
    return [next, key].filter((root) => root !== undefined)
  }
  const fromFile = (root: RootKey) => createLocalKeyEncryption('file', root, secrets)
  const fromEnvironment = (root: RootKey) => createLocalKeyEncryption('environment', root)

  async function all(): Promise<KeyEncryption[]> {
    const files = await fileKeys()
    return [...environmentKeys.map(fromEnvironment), ...files.map(fromFile)]
  }

  async function current(): Promise<KeyEncryption> {
    const [first] = await all()
    return first ?? fromFile(await readOrMakeRootKey(file))
  }

  return {
    current,
    find: async (id) => (await all()).find((key) => key.id === id),
    rootKeys: async () => [...environmentKeys, ...(await fileKeys())],

    async beginRotation() {
      if (environmentKeys.length === 0) {
        await readOrMakeRootKey(file)
        await makeKeyFile(nextFile, newRootKey())
      }
      return current()
    },

    async finishRotation() {
      if (environmentKeys.length === 0) return replaceKeyFile(nextFile, file)
      await rm(nextFile, { force: true })
      await rm(file, { force: true })
      await rm(secretsFolder, { recursive: true, force: true })
    },

    async forget(organisationId) {
      await secrets.remove(organisationId)
      return environmentKeys.length === 0
    },
  }
}
