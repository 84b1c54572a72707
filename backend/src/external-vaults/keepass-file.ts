import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import kdbxweb, { type Kdbx } from 'kdbxweb'
import { ExternalVaultError, type ProviderAccess } from '../flows/providers/external-vault.ts'
import type { Secret } from '../flows/secret.ts'
import { argon2 } from './argon2.ts'

kdbxweb.CryptoEngine.setArgon2Impl(
  async (password, salt, memoryKib, iterations, length, parallelism, type, version) => {
    if (version !== 0x13) throw unsupported()
    const isHybrid = type === kdbxweb.CryptoEngine.Argon2TypeArgon2id
    const key = await argon2({
      password: new Uint8Array(password),
      salt: new Uint8Array(salt),
      memoryKib,
      iterations,
      length,
      parallelism,
      isHybrid,
    })
    return Uint8Array.from(key).buffer
  },
)

/** Ten thousand entries take about five megabytes; attachments make files larger. */
const mostBytes = 64 * 1024 * 1024

/**
 * Opens a KeePass file: KDBX 3 and 4, by master password, key file or both.
 *
 * @param folder - Where files may stand; the operator's setting.
 * @throws {ExternalVaultError} `not_configured`, `file_not_found`, `access_refused`, `unreadable`
 */
export async function openKeepassFile(
  { token, file, keyFile }: Pick<ProviderAccess, 'token' | 'file' | 'keyFile'>,
  folder: string | undefined,
): Promise<Kdbx> {
  if (folder === undefined) throw notConfigured()
  const bytes = await readBelow(folder, file ?? '')
  return decrypt(bytes, token, keyFile)
}

/** Nothing outside of the folder is read, by `..` or by a link. */
async function readBelow(folder: string, file: string): Promise<Buffer> {
  try {
    const root = await realpath(folder)
    const found = await realpath(path.resolve(root, file))
    if (!found.startsWith(`${root}${path.sep}`)) throw notFound()
    if ((await stat(found)).size > mostBytes) throw tooLarge()
    return await readFile(found)
  } catch (error) {
    // The system's error names the path on this machine.
    throw error instanceof ExternalVaultError ? error : notFound()
  }
}

async function decrypt(bytes: Buffer, token: Secret, keyFile: Secret | undefined): Promise<Kdbx> {
  const password = token.reveal()
  const credentials = new kdbxweb.Credentials(
    // No password and an empty one are not the same to KeePass.
    password === '' && keyFile ? null : kdbxweb.ProtectedValue.fromString(password),
    keyFile ? Buffer.from(keyFile.reveal(), 'base64') : null,
  )
  try {
    return await kdbxweb.Kdbx.load(Uint8Array.from(bytes).buffer, credentials)
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): ExternalVaultError {
  if (error instanceof ExternalVaultError) return error
  const { ErrorCodes } = kdbxweb.Consts
  // What ends too early is read past its end.
  const ended = error instanceof RangeError ? ErrorCodes.FileCorrupt : undefined
  const code = error instanceof kdbxweb.KdbxError ? error.code : ended
  switch (code) {
    case ErrorCodes.BadSignature:
      return new ExternalVaultError(
        'unreadable',
        'The file is no KeePass file. Name a .kdbx file of KeePass 2, KeePassXC or another program of that kind.',
      )
    case ErrorCodes.InvalidVersion:
    case ErrorCodes.Unsupported:
      return unsupported()
    case ErrorCodes.FileCorrupt:
      return new ExternalVaultError(
        'unreadable',
        'The KeePass file or its key file is damaged. Open it in KeePass, save it, and try again.',
      )
    default:
      // A wrong key shows as `InvalidKey`, and in older files as padding that does not fit.
      return new ExternalVaultError(
        'access_refused',
        'The KeePass file does not open: the master password or the key file is wrong.',
      )
  }
}

const notConfigured = () =>
  new ExternalVaultError(
    'not_configured',
    'This server reads no KeePass files. Start it with MANAGED_AUTH_KEEPASS_DIR set to the folder they are in.',
  )

const notFound = () =>
  new ExternalVaultError(
    'file_not_found',
    'There is no such KeePass file in the folder of MANAGED_AUTH_KEEPASS_DIR. Check "file" of the provider.',
  )

const tooLarge = () =>
  new ExternalVaultError('unreadable', 'The KeePass file is larger than 64 MiB. Use a smaller one.')

const unsupported = () =>
  new ExternalVaultError(
    'unreadable',
    'The KeePass file uses an encryption this server does not read. Save it as KDBX 4 with Argon2id, or AES-KDF.',
  )
