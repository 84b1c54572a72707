import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Secret } from '../flows/secret.ts'

/** Whether a system call failed for this reason. */
const failedAs = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Writes `text` to a new file beside `file`, on the disk before it resolves, for this user alone. */
async function writeBeside(file: string, text: Secret): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const beside = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(beside, 'wx', 0o600)
  try {
    await handle.writeFile(`${text.reveal()}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return beside
}

/**
 * Makes a file that holds a key, unless it is there: of two at once one wins, and a kill in the
 * middle leaves no half of a key.
 */
export async function makeKeyFile(file: string, text: Secret): Promise<void> {
  const beside = await writeBeside(file, text)
  try {
    await link(beside, file)
  } catch (error) {
    if (!failedAs(error, 'EEXIST')) throw error
  } finally {
    await rm(beside, { force: true })
  }
}

/** Puts `from` in the place of `file`, in one step. */
export const replaceKeyFile = (from: string, file: string): Promise<void> => rename(from, file)

/**
 * Reads a file that holds a key.
 * @returns Nothing when there is no such file.
 * @throws {Error} When others can read it: a key that leaked protects nothing.
 */
export async function readKeyFile(file: string): Promise<Secret | undefined> {
  try {
    const { mode } = await stat(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`others can read ${file}; run: chmod 600 ${file}`)
    }
    return new Secret((await readFile(file, 'utf8')).trim())
  } catch (error) {
    if (failedAs(error, 'ENOENT')) return undefined
    throw error
  }
}
